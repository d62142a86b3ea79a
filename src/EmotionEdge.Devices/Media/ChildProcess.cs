using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EmotionEdge.Devices;

/// <summary>
/// A program that writes bytes to its standard output, or takes some on its standard input; what it says on standard error is
/// kept, up to a bound.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const int ErrorBound = 2000;
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Stream _output;
    private readonly StringBuilder _errors = new();
    private readonly Task _errorPump;
    private bool _disposed;

    private ChildProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.BaseStream;
        _errorPump = KeepErrors(process.StandardError);
    }

    internal int Id => _process.Id;

    /// <summary>The first lines that it wrote to standard error.</summary>
    internal string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString().Trim();
        }
    }

    /// <summary>Starts a program without a shell; each argument reaches it as it is.</summary>
    /// <param name="program">On PATH, or with its path.</param>
    /// <param name="arguments">Without quoting.</param>
    /// <param name="remedy">The command that installs the program.</param>
    /// <param name="takesInput">Its input stays open, for <see cref="Write"/>.</param>
    /// <exception cref="MissingDependencyException">There is no such program.</exception>
    internal static ChildProcess Start(string program, IEnumerable<string> arguments, string remedy, bool takesInput = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var process = Process.Start(start)!;
            if (!takesInput)
                process.StandardInput.Close();
            return new ChildProcess(process);
        }
        catch (Win32Exception e)
        {
            throw new MissingDependencyException(program, remedy, e);
        }
    }

    /// <summary>Reads until the buffer is full or the program has ended.</summary>
    internal int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length)
        {
            var more = _output.Read(buffer[read..]);
            if (more == 0)
                break;
            read += more;
        }

        return read;
    }

    /// <summary>Gives it bytes; waits while it cannot take them.</summary>
    /// <exception cref="IOException">It has ended.</exception>
    internal void Write(ReadOnlySpan<byte> bytes) => _process.StandardInput.BaseStream.Write(bytes);

    /// <summary>Tells it that nothing more comes, and waits for its end.</summary>
    /// <returns>Its exit code; -1 when it has not ended in time.</returns>
    internal int EndInput(TimeSpan patience)
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended by itself: its exit code tells.
        }

        _process.WaitForExit(patience);
        return WaitForExit();
    }

    /// <summary>Reads all that it writes, at most <paramref name="bound"/> bytes.</summary>
    internal string ReadToEnd(int bound)
    {
        var buffer = new byte[bound];
        return Encoding.UTF8.GetString(buffer, 0, Read(buffer));
    }

    /// <summary>Waits for its end, after which <see cref="Errors"/> is complete.</summary>
    internal int WaitForExit()
    {
        _process.WaitForExit(ExitPatience);
        _errorPump.Wait(ExitPatience);
        return _process.HasExited ? _process.ExitCode : -1;
    }

    /// <summary>Ends it from any thread; a read that waits for it returns.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself meanwhile, or was disposed of.
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Kill();
        WaitForExit();
        _process.Dispose();
    }

    private async Task KeepErrors(StreamReader reader)
    {
        var buffer = new char[512];
        int read;
        while ((read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            lock (_errors)
                _errors.Append(buffer, 0, Math.Min(read, ErrorBound - _errors.Length));
        }
    }
}
