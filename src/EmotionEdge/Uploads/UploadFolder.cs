using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Storage;

namespace EmotionEdge.Uploads;

/// <summary>
/// The files that people gave: each under its analysis's id and readable for the service's account only. Counts what they
/// take against the quota, also while they come. Thread-safe.
/// </summary>
/// <param name="path">The folder; made when it is missing.</param>
/// <param name="quota">Bytes that all files may take.</param>
internal sealed class UploadFolder(string path, long quota)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private long _used;

    /// <summary>Bytes that all files take.</summary>
    public long Used => Interlocked.Read(ref _used);

    public string PathOf(string id) => Path.Combine(path, id);

    /// <summary>Gives a file another name, in the place of one that has it.</summary>
    public void Rename(string id, string other)
    {
        Remove(other);
        File.Move(PathOf(id), PathOf(other));
    }

    public bool Has(string id) => File.Exists(PathOf(id));

    /// <summary>A new file.</summary>
    /// <param name="id">Of the analysis.</param>
    public FileStream Create(string id) => new(PathOf(id), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Options = FileOptions.Asynchronous,
        UnixCreateMode = OwnerOnly,
        BufferSize = 0,
    });

    /// <summary>A file for reading; <see langword="null"/> where somebody else has removed it.</summary>
    public FileStream? OpenRead(string id) => File.Exists(PathOf(id))
        ? new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, FileOptions.Asynchronous)
        : null;

    /// <summary>Counts bytes before they are written.</summary>
    /// <exception cref="SubmissionException">They are more than the quota leaves.</exception>
    public void Take(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= quota)
            return;
        Interlocked.Add(ref _used, -bytes);
        throw new SubmissionException(
            SubmissionFault.NoSpace,
            $"The files that are kept here leave no room for this one: all together may take {quota >> 20} MiB. Delete some results with their files, or set uploads.quotaBytes.");
    }

    /// <summary>Removes a file, where there is one, and what it counted.</summary>
    public void Remove(string id)
    {
        var file = new FileInfo(PathOf(id));
        if (!file.Exists)
            return;
        var length = file.Length;
        file.Delete();
        Interlocked.Add(ref _used, -length);
    }

    /// <summary>Gives back bytes that were counted and then not written.</summary>
    public void Return(long bytes) => Interlocked.Add(ref _used, -bytes);

    /// <summary>Makes the folder where it is missing, and removes what no analysis knows, as after a power cut.</summary>
    /// <exception cref="StorageException">It cannot be used.</exception>
    public void Open(IReadOnlySet<string> kept)
    {
        try
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            Interlocked.Exchange(ref _used, new DirectoryInfo(path).EnumerateFiles().Sum(file => file.Length));
            foreach (var file in Directory.EnumerateFiles(path))
            {
                if (Path.GetFileName(file) is var id && !kept.Contains(id))
                    Remove(id);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} cannot be used for uploads: {exception.Message} Check the folder's rights, or set uploads.directory.", exception);
        }
    }
}
