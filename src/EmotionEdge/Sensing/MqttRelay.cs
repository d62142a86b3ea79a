using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Status;
using EmotionEdge.Mqtt;

namespace EmotionEdge.Sensing;

/// <summary>Passes what is known of the room on to MQTT.</summary>
internal sealed class MqttRelay(MqttBridge bridge) : IRoomObserver
{
    public void OnSummary(Summary summary) => bridge.Publish(summary);

    public void OnModality(in ModalityState state) => bridge.Publish(state);

    public void OnPosture(PostureState state) => bridge.Publish(state);

    public void OnAlert(AlertEvent alert) => bridge.Publish(alert);

    public void OnStatus(StatusReport status) => bridge.Publish(status);
}
