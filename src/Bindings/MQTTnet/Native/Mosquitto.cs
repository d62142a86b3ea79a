using System.Runtime.InteropServices;

namespace MQTTnet.Native;

/// <summary>The calls of libmosquitto (API of 2.0) that the binding makes.</summary>
internal static unsafe partial class Mosquitto
{
    public const int OptionProtocolVersion = 1;
    public const int OptionTcpNoDelay = 11;
    public const int OptionTlsUseOsCertificates = 13;

    public const int PropertyMaximumPacketSize = 39;

    public const int LogError = 1 << 3;

    private const string Library = "libmosquitto.so.1";

    static Mosquitto() => MosquittoError.ThrowIfFailed(mosquitto_lib_init(), "mosquitto_lib_init");

    [LibraryImport(Library)]
    private static partial int mosquitto_lib_init();

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint mosquitto_new(string? id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, nint userData);

    [LibraryImport(Library)]
    public static partial void mosquitto_destroy(nint mosquitto);

    [LibraryImport(Library)]
    public static partial int mosquitto_threaded_set(MosquittoHandle mosquitto, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Library)]
    public static partial int mosquitto_int_option(MosquittoHandle mosquitto, int option, int value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_username_pw_set(MosquittoHandle mosquitto, string? userName, byte* password);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_will_set(
        MosquittoHandle mosquitto, string topic, int payloadLength, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_tls_set(
        MosquittoHandle mosquitto, string? authorities, string? authoritiesFolder, string? certificate, string? key, nint passwordCallback);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_connect_bind_v5(
        MosquittoHandle mosquitto, string host, int port, int keepAliveSeconds, string? bindAddress, nint properties);

    [LibraryImport(Library)]
    public static partial int mosquitto_property_add_int32(ref nint properties, int identifier, uint value);

    [LibraryImport(Library)]
    public static partial void mosquitto_property_free_all(ref nint properties);

    [LibraryImport(Library)]
    public static partial int mosquitto_disconnect_v5(MosquittoHandle mosquitto, int reason, nint properties);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_publish_v5(
        MosquittoHandle mosquitto,
        out int packetIdentifier,
        string topic,
        int payloadLength,
        byte* payload,
        int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain,
        nint properties);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_subscribe_v5(
        MosquittoHandle mosquitto, out int packetIdentifier, string topicFilter, int qos, int options, nint properties);

    [LibraryImport(Library)]
    public static partial int mosquitto_socket(MosquittoHandle mosquitto);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool mosquitto_want_write(MosquittoHandle mosquitto);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mosquitto_loop_read(MosquittoHandle mosquitto, int maximumPackets);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mosquitto_loop_write(MosquittoHandle mosquitto, int maximumPackets);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mosquitto_loop_misc(MosquittoHandle mosquitto);

    [LibraryImport(Library)]
    public static partial nint mosquitto_strerror(int error);

    [LibraryImport(Library)]
    public static partial void mosquitto_connect_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_disconnect_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_publish_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_subscribe_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_message_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, MosquittoMessage*, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_log_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> callback);
}
