using System.Buffers;
using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Uploads;

/// <summary>Writes what somebody sends into a file of the folder, within the limits of size, space and time.</summary>
internal sealed class UploadReception(UploadFolder folder, UploadOptions options, TimeProvider time)
{
    private const int BlockBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Takes it to its end; whatever goes wrong, nothing of it is left.</summary>
    /// <returns>How many bytes there are.</returns>
    /// <exception cref="SubmissionException">It is not taken.</exception>
    public async Task<long> ReceiveAsync(string id, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            var file = Create(id);
            await using (file.ConfigureAwait(false))
                return await CopyAsync(content, file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            folder.Remove(id);
            if (IsFull(exception))
                throw new SubmissionException(SubmissionFault.NoSpace, "The disk of this box is full. Delete some results with their files.", exception);
            throw;
        }
    }

    private FileStream Create(string id)
    {
        try
        {
            return folder.Create(id);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || (exception is IOException && !IsFull(exception)))
        {
            throw new SubmissionException(SubmissionFault.Unavailable, $"The folder for uploads cannot be used: {exception.Message}", exception);
        }
    }

    private async Task<long> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var began = time.GetTimestamp();
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        long total = 0;
        try
        {
            while (await content.ReadAsync(block, ending.Token).ConfigureAwait(false) is > 0 and var count)
            {
                if (total + count > options.MaximumBytes)
                    throw TooLarge();
                await WriteAsync(file, block.AsMemory(0, count), ending.Token).ConfigureAwait(false);
                total += count;
                limit.CancelAfter(PatienceAfter(total, time.GetElapsedTime(began)));
            }
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SubmissionException(
                SubmissionFault.TooSlow,
                $"The file came too slowly: after {Patience.TotalSeconds:0} s, at least {options.MinimumBytesPerSecond} bytes a second are wanted. Send it over a faster connection.",
                exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block, clearArray: true);
        }

        return total > 0 ? total : throw new SubmissionException(SubmissionFault.Empty, "The file is empty. Choose another one.");
    }

    private async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        folder.Take(block.Length);
        var before = file.Length;
        try
        {
            await file.WriteAsync(block, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Removing the file gives back what is in it, and no more.
            folder.Return(block.Length - (file.Length - before));
            throw;
        }
    }

    /// <summary>Whoever sends steadily earns time with each byte; never less than a moment, so that the timer can be set.</summary>
    private TimeSpan PatienceAfter(long bytes, TimeSpan elapsed)
    {
        var left = Patience + TimeSpan.FromSeconds((double)bytes / options.MinimumBytesPerSecond) - elapsed;
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }

    private SubmissionException TooLarge() => new(
        SubmissionFault.TooLarge, $"The file has more than the {options.MaximumBytes >> 20} MiB that are allowed. Cut it, or save it with stronger compression.");

    /// <summary>ENOSPC and EDQUOT.</summary>
    private static bool IsFull(Exception exception) => exception is IOException { HResult: 28 or 122 };
}
