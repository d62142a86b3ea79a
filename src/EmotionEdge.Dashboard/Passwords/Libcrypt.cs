using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace EmotionEdge.Dashboard.Passwords;

/// <summary>The system's password hashing (libxcrypt). Every call has a memory of its own, so that threads may share it.</summary>
internal static partial class Libcrypt
{
    private const string Library = "libcrypt";

    /// <summary>Debian and most others have the first; those without glibc's old interface have the second.</summary>
    private static readonly string[] FileNames = ["libcrypt.so.1", "libcrypt.so.2"];

    /// <summary><c>sizeof(struct crypt_data)</c>, the same in all versions of libxcrypt.</summary>
    private const int DataSize = 32_768;

    /// <summary><c>CRYPT_GENSALT_OUTPUT_SIZE</c>.</summary>
    private const int SettingSize = 192;

    static Libcrypt() => NativeLibrary.SetDllImportResolver(typeof(Libcrypt).Assembly, Resolve);

    /// <summary>A new salt with the way of hashing: <c>$2b$12$...</c>.</summary>
    /// <exception cref="NotSupportedException">The library does not know this way of hashing.</exception>
    public static unsafe string MakeSetting(string prefix, int cost, ReadOnlySpan<byte> random)
    {
        Span<byte> setting = stackalloc byte[SettingSize];
        fixed (byte* randomBytes = random)
        fixed (byte* output = setting)
        {
            return Marshal.PtrToStringUTF8((nint)GenerateSalt(prefix, (uint)cost, randomBytes, random.Length, output, setting.Length))
                ?? throw new NotSupportedException($"libcrypt does not know {prefix}: bcrypt is needed. Install libxcrypt (Debian: libcrypt1).");
        }
    }

    /// <summary>Hashes a phrase as a setting, or a hash made before, says.</summary>
    /// <returns><see langword="null"/> when the setting is none.</returns>
    public static unsafe string? Hash(string phrase, string setting)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(phrase) + 1];
        Encoding.UTF8.GetBytes(phrase, bytes);
        // It must begin as zeros, and holds parts of the phrase afterwards.
        var data = NativeMemory.AllocZeroed(DataSize);
        try
        {
            fixed (byte* text = bytes)
                return Marshal.PtrToStringUTF8((nint)Crypt(text, setting, data, DataSize));
        }
        finally
        {
            NativeMemory.Clear(data, DataSize);
            NativeMemory.Free(data);
            Array.Clear(bytes);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return 0;
        foreach (var file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, out var handle) && NativeLibrary.TryGetExport(handle, "crypt_gensalt_rn", out _))
                return handle;
        }

        return 0;
    }

    [LibraryImport(Library, EntryPoint = "crypt_gensalt_rn", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* GenerateSalt(string prefix, uint cost, byte* random, int randomLength, byte* output, int outputLength);

    [LibraryImport(Library, EntryPoint = "crypt_rn", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* Crypt(byte* phrase, string setting, void* data, int dataLength);
}
