using System.CommandLine;
using EmotionEdge.Configuration;

namespace EmotionEdge.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--config FILE</c></summary>
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = $"Configuration file; without it {SettingsReader.DefaultFile}, where there is one.",
        HelpName = "FILE",
    };

    /// <summary><c>--json</c></summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON, for scripts." };

    private static readonly Dictionary<string, string?> NoOverrides = [];

    /// <summary>The settings that the command line names.</summary>
    /// <exception cref="ConfigurationException">Anything in them is wrong.</exception>
    public static Settings ReadSettings(ParseResult command) => SettingsReader.Read(command.GetValue(Config), NoOverrides);
}
