using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Status;

namespace EmotionEdge.Sensing;

/// <summary>Is told what is known of the room. Calls come from one thread at a time and must not block it.</summary>
internal interface IRoomObserver
{
    /// <summary>A reading is taken in.</summary>
    void OnReading(in Reading reading, DateTimeOffset now)
    {
    }

    /// <summary>What a wearable or the posture says of arousal is taken in.</summary>
    void OnArousal(in ArousalReading reading, DateTimeOffset now)
    {
    }

    /// <summary>What the bodies in the room say together, once a second, and once when nobody is left.</summary>
    void OnPosture(PostureState state)
    {
    }

    /// <summary>What a sense said so far is forgotten.</summary>
    void OnGone(Modality modality, DateTimeOffset now)
    {
    }

    /// <summary>The fused state, four times a second and at once when the dominant emotion changes.</summary>
    void OnSummary(Summary summary)
    {
    }

    /// <summary>The state of one sense, once a second and at once when its dominant emotion or sound event changes.</summary>
    void OnModality(in ModalityState state)
    {
    }

    /// <summary>An alert was raised, escalated, acknowledged or cleared.</summary>
    void OnAlert(AlertEvent alert)
    {
    }

    /// <summary>The health of the box, once a minute and when a sensor's state changes.</summary>
    void OnStatus(StatusReport status)
    {
    }
}
