using System.Net;
using System.Net.Sockets;
using EmotionEdge.Configuration;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Mqtt;

namespace EmotionEdge.Doctor;

/// <summary>Whether the service runs, and if not, whether another program has its ports.</summary>
internal static class InstanceCheck
{
    public const string Name = "instance";

    public static IEnumerable<Finding> Look(Settings settings)
    {
        if (settings.Mqtt.Enabled && IsRunning(settings.Mqtt))
            return [Finding.Fine(Name, $"the service runs as device '{settings.Mqtt.DeviceId}'")];
        var taken = new List<Finding>();
        if (settings.Health.Enabled && IsTaken(new IPEndPoint(IPAddress.Loopback, settings.Health.Port)))
            taken.Add(Taken(settings, "health.port", settings.Health.Port));
        if (settings.Dashboard.Enabled && IPEndPoint.TryParse(settings.Dashboard.Listen, out var page) && IsTaken(page))
            taken.Add(Taken(settings, "dashboard.listen", page.Port));
        return taken.Count > 0 ? taken : [Finding.Fine(Name, "the service does not run, and its ports are free")];
    }

    private static bool IsRunning(MqttOptions options)
    {
        try
        {
            SingleInstance.Claim(options).Dispose();
            return false;
        }
        catch (MqttUnavailableException)
        {
            return true;
        }
    }

    private static bool IsTaken(IPEndPoint endPoint)
    {
        if (endPoint.Port == 0)
            return false;
        try
        {
            using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // As Kestrel does: connections that have just ended are no hindrance.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(endPoint);
            socket.Listen();
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }

    /// <summary>Without MQTT nothing tells the service from another program.</summary>
    private static Finding Taken(Settings settings, string key, int port) => settings.Mqtt.Enabled
        ? new Finding(Name, FindingState.Problem, $"port {port} is taken by another program", $"Set {key} to a free one, or stop that program: ss -ltnp 'sport = :{port}'")
        : new Finding(Name, FindingState.Hint, $"port {port} is taken: by the service, or by another program", $"ss -ltnp 'sport = :{port}' tells by which");
}
