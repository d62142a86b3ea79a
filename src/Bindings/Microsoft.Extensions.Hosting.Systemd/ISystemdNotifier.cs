namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>Tells systemd about the state of the service.</summary>
public interface ISystemdNotifier
{
    /// <summary>Sends a state; does nothing when notifications are not configured.</summary>
    void Notify(ServiceState state);

    /// <summary>Whether systemd asked for notifications (<c>NOTIFY_SOCKET</c> was set).</summary>
    bool IsEnabled { get; }
}
