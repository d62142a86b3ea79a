using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Uploads;

/// <summary>How many may wait to be analysed, and how many of them one person's. Closed at first. Thread-safe.</summary>
/// <param name="most">All together; of one person at most half as many, but at least one.</param>
internal sealed class WaitingPlaces(int most)
{
    private readonly Lock _gate = new();
    private readonly List<string> _owners = [];
    private bool _isOpen;

    public void Open()
    {
        lock (_gate)
            _isOpen = true;
    }

    /// <exception cref="SubmissionException">There is none for this one now.</exception>
    public void Take(string owner)
    {
        lock (_gate)
        {
            if (!_isOpen)
                throw new SubmissionException(SubmissionFault.Unavailable, "The results of before are not read yet. Try again in a moment; the status page says what is wrong where it lasts.");
            if (_owners.Count >= most || _owners.Count(other => other == owner) >= Math.Max(1, most / 2))
                throw new SubmissionException(SubmissionFault.Busy, "Others are waiting to be analysed, and no more can. Try again when one is done.");
            _owners.Add(owner);
        }
    }

    public void Leave(string owner)
    {
        lock (_gate)
            _owners.Remove(owner);
    }
}
