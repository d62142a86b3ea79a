using System.Text;

namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>A message of sd_notify(3): <c>NAME=value</c> lines.</summary>
public struct ServiceState
{
    /// <summary>The service has started.</summary>
    public static readonly ServiceState Ready = new("READY=1");

    /// <summary>The service begins to stop.</summary>
    public static readonly ServiceState Stopping = new("STOPPING=1");

    private readonly byte[]? _data;

    /// <param name="state">The message, such as <c>WATCHDOG=1</c>.</param>
    public ServiceState(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _data = Encoding.UTF8.GetBytes(state);
    }

    public override string ToString() => _data is null ? string.Empty : Encoding.UTF8.GetString(_data);

    internal byte[] GetData() => _data ?? [];
}
