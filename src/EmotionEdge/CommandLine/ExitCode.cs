namespace EmotionEdge.CommandLine;

/// <summary>What a command ends with; scripts rely on it.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The command ran and the answer is no.</summary>
    public const int No = 1;

    /// <summary>The command cannot be understood or the configuration is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>A program, library or model is missing; the message says which and what installs it.</summary>
    public const int MissingDependency = 3;

    /// <summary>The service ended in order to be started again (EX_TEMPFAIL of sysexits.h).</summary>
    public const int Restart = 75;

    /// <summary>As shells have it for Ctrl-C.</summary>
    public const int Interrupted = 130;
}
