namespace EmotionEdge.Dashboard.Live;

/// <summary>Lets in so many of those who hold a connection open for long.</summary>
internal sealed class StreamPlaces(int most)
{
    private int _taken;

    /// <summary>Sends for as long as somebody takes it, unless all places are taken.</summary>
    /// <param name="send">Ends, or is cancelled, when the other side has left or takes nothing any more, or the service stops.</param>
    /// <param name="whenFull">What to say where all places are taken.</param>
    public async Task<IResult> UseAsync(Func<Task> send, string whenFull)
    {
        if (Interlocked.Increment(ref _taken) > most)
        {
            Interlocked.Decrement(ref _taken);
            return TypedResults.Problem(whenFull, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            await send().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // An end like any other.
        }
        finally
        {
            Interlocked.Decrement(ref _taken);
        }

        return TypedResults.Empty;
    }
}
