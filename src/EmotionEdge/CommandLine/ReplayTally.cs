using EmotionEdge.Core.Alerts;

namespace EmotionEdge.CommandLine;

/// <summary>What a replay came to.</summary>
internal sealed class ReplayTally
{
    private readonly Dictionary<string, int> _open = [];

    public long Lines { get; set; }

    public long Skipped { get; set; }

    /// <summary>The earliest time in the recording; <see langword="null"/> when no line could be used.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>The latest.</summary>
    public DateTimeOffset? Until { get; private set; }

    public int Raised { get; private set; }

    public int Escalated { get; private set; }

    public int Cleared { get; private set; }

    /// <summary>Alerts that were open at the end.</summary>
    public int Open { get; set; }

    public void Note(DateTimeOffset time)
    {
        From = From < time ? From : time;
        Until = Until > time ? Until : time;
    }

    /// <returns>The alert's number: alerts are counted from 1, as ids would differ from run to run.</returns>
    public int Count(AlertEvent happened)
    {
        switch (happened.Type)
        {
            case AlertEventType.Raised:
                _open[happened.Id] = ++Raised;
                break;
            case AlertEventType.Escalated:
                Escalated++;
                break;
            case AlertEventType.Cleared:
                Cleared++;
                _open.Remove(happened.Id, out var number);
                return number;
        }

        return _open[happened.Id];
    }
}
