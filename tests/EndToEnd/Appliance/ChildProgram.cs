using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>A program that runs beside the test; what it says is kept, and it does not outlive its owner.</summary>
internal sealed partial class ChildProgram : IDisposable
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private bool _isDisposed;

    public ChildProgram(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>The lines of standard output so far.</summary>
    public IReadOnlyList<string> Output => Copy(_output);

    /// <summary>The lines of standard error so far.</summary>
    public IReadOnlyList<string> Errors => Copy(_errors);

    /// <summary>All that it said, for a message.</summary>
    public string Said => string.Join('\n', Output.Concat(Errors));

    public static bool IsInstalled(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));

    public void Signal(int signal) => Signal(Id, signal);

    public static void Signal(int process, int signal) => _ = SendSignal(process, signal);

    /// <summary>Waits for its end; fails the test, with what it said, when that takes longer than a minute or than is given.</summary>
    /// <returns>The exit code; 128 and the signal's number when a signal ended it.</returns>
    public async Task<int> ExitAsync(CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken).WaitAsync(patience ?? Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{_process.StartInfo.FileName} did not end within {(patience ?? Patience).TotalSeconds:0} s; it said\n{Said}");
        }

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        // With a limit it does not wait for the end of the output, which a program of the child might hold open.
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        _process.Dispose();
    }

    private static void Keep(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
    }

    private static string[] Copy(List<string> lines)
    {
        lock (lines)
            return [.. lines];
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
