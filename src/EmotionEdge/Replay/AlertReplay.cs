using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Replay;

/// <summary>
/// Shows a recording to the rules, with the clock of the recording: readings are fused ten times a second, as the service
/// does; published states are taken as they are.
/// </summary>
/// <param name="fusion">How readings are fused.</param>
/// <param name="alerts">The rules.</param>
/// <param name="time">Knows the local time zone, for quiet hours.</param>
/// <param name="happened">Is told each event.</param>
/// <param name="early">For the method Attention, which then goes by answers alone: recordings have no embeddings.</param>
internal sealed class AlertReplay(
    FusionOptions fusion, AlertOptions alerts, TimeProvider time, Action<AlertEvent> happened, IEarlyFusion? early = null)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly FusionEngine _fusion = new(fusion, early);
    private readonly AlertPolicy _policy = new(alerts, time);
    private readonly ModalityState[] _senses = new ModalityState[ModalityWeights.Count];
    private readonly bool[] _published = new bool[ModalityWeights.Count];
    private DateTimeOffset? _clock;
    private bool? _hasReadings;

    /// <summary>How many alerts are open now.</summary>
    public int Open => _policy.Open.Count;

    /// <exception cref="FormatException">The entry does not go with those before.</exception>
    public void Take(RecordedEntry entry)
    {
        var isReading = entry is RecordedEntry.Read or RecordedEntry.Arousal or RecordedEntry.Gone;
        _hasReadings ??= isReading;
        if (_hasReadings != isReading)
            throw new FormatException("a recording has either readings or published messages; this line is of the other kind");

        switch (entry)
        {
            case RecordedEntry.Read read:
                MoveTo(read.Time);
                _fusion.Add(read.Reading);
                break;
            case RecordedEntry.Arousal arousal:
                MoveTo(arousal.Time);
                _fusion.Add(arousal.Reading);
                break;
            case RecordedEntry.Gone gone:
                MoveTo(gone.Time);
                _fusion.Forget(gone.Modality);
                break;
            case RecordedEntry.Sense sense:
                _senses[(int)sense.State.Modality] = sense.State;
                _published[(int)sense.State.Modality] = true;
                break;
            case RecordedEntry.Room room:
                Guess(room.State);
                Evaluate(room.State);
                break;
        }
    }

    /// <summary>Lets a last moment pass, so that what was read last is judged, too.</summary>
    public void Finish()
    {
        if (_hasReadings == true && _clock is { } clock)
            MoveTo(clock + Tick);
    }

    private void MoveTo(DateTimeOffset now)
    {
        // A clock that was set back was so in the service, too.
        if (_clock is not { } clock || now < clock)
        {
            _clock = now;
            return;
        }

        while (clock + Tick <= now)
        {
            clock += Tick;
            var state = _fusion.Fuse(clock);
            for (var m = 0; m < _senses.Length; m++)
                _senses[m] = _fusion.StateOf((Modality)m, clock);
            Evaluate(state);
            // Nobody is there and nothing lasts: the hours until the next reading change nothing.
            if (state.Dominant is null && _policy.IsIdle && !Array.Exists(_senses, sense => sense.Present))
                clock += Tick * Math.Floor((now - clock) / Tick);
        }

        _clock = clock;
    }

    /// <summary>A sense of which nothing was published is taken to say what the room does, where it has a share in it.</summary>
    private void Guess(in FusedState room)
    {
        for (var m = 0; m < _senses.Length; m++)
        {
            if (_published[m])
                continue;
            _senses[m] = new ModalityState(
                (Modality)m, room.Time, room.Contributions[m] > 0, room.Scores, room.Dominant, room.Confidence, room.Affect, 1, 1);
        }
    }

    private void Evaluate(in FusedState state)
    {
        foreach (var alert in _policy.Evaluate(state, _senses))
            happened(alert);
    }
}
