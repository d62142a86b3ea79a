using System.Runtime.InteropServices;
using MQTTnet.Exceptions;

namespace MQTTnet.Native;

/// <summary>
///     A <c>struct mosquitto</c> and the reference from its callbacks back to their owner, which live and end together.
/// </summary>
internal sealed class MosquittoHandle : SafeHandle
{
    private GCHandle _owner;

    public MosquittoHandle() : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <param name="clientId">Empty: the broker (MQTT 5) or the library chooses one.</param>
    /// <param name="cleanSession">Whether the broker forgets the session when the connection ends.</param>
    /// <param name="owner">What <see cref="Owner{T}" /> gives back inside a callback.</param>
    public static MosquittoHandle Create(string? clientId, bool cleanSession, object owner)
    {
        var created = new MosquittoHandle { _owner = GCHandle.Alloc(owner) };
        created.SetHandle(Mosquitto.mosquitto_new(
            string.IsNullOrEmpty(clientId) ? null : clientId, cleanSession, GCHandle.ToIntPtr(created._owner)));
        if (!created.IsInvalid)
        {
            return created;
        }

        created._owner.Free();
        throw new MqttCommunicationException(
            $"mosquitto_new failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}. " +
            "Without a client identifier only a clean session is possible.");
    }

    public static T Owner<T>(nint userData)
        where T : class => (T)GCHandle.FromIntPtr(userData).Target!;

    protected override bool ReleaseHandle()
    {
        Mosquitto.mosquitto_destroy(handle);
        _owner.Free();
        return true;
    }
}
