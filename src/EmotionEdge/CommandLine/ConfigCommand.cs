using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionEdge.Configuration;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge config check|show</c>.</summary>
internal static class ConfigCommand
{
    private static readonly Argument<string?> Key = new("key")
    {
        Description = "One setting or section, for instance pacing.cpuShare or mqtt; all when left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var check = new Command("check", "Says all that is wrong with the configuration.") { CommonOptions.Config, CommonOptions.Json };
        check.SetAction(Check);
        var show = new Command("show", "Shows the settings in force; secrets are hidden.") { Key, CommonOptions.Config, CommonOptions.Json };
        show.SetAction(Show);
        return new Command("config", "Checks and shows the configuration.") { check, show };
    }

    private static int Check(ParseResult arguments)
    {
        IReadOnlyList<ConfigurationError> errors = [];
        try
        {
            SettingsReader.Read(arguments.GetValue(CommonOptions.Config), new Dictionary<string, string?>());
        }
        catch (ConfigurationException exception)
        {
            errors = exception.Errors;
        }

        var output = arguments.InvocationConfiguration.Output;
        if (arguments.GetValue(CommonOptions.Json))
            output.WriteLine(new JsonArray([.. errors.Select(ToJson)]).ToJsonString());
        else if (errors.Count == 0)
            output.WriteLine("The configuration is fine.");
        else
            output.WriteLine(string.Join(Environment.NewLine, errors));
        return errors.Count == 0 ? ExitCode.Fine : ExitCode.No;
    }

    private static int Show(ParseResult arguments)
    {
        var settings = SettingsReader.Read(arguments.GetValue(CommonOptions.Config), new Dictionary<string, string?>());
        var wanted = arguments.GetValue(Key);
        var shown = settings.Present.Where(setting => Matches(setting.Key, wanted)).ToList();
        var output = arguments.InvocationConfiguration.Output;
        if (shown.Count == 0)
        {
            arguments.InvocationConfiguration.Error.WriteLine($"There is no setting '{wanted}'; 'emotionedge config show' lists all.");
            return ExitCode.No;
        }

        if (arguments.GetValue(CommonOptions.Json))
        {
            var values = shown.Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)JsonValue.Create(Text(setting, settings))));
            output.WriteLine(new JsonObject(values).ToJsonString(Indented));
        }
        else if (shown is [var only] && only.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase))
        {
            output.WriteLine(Text(only, settings));
        }
        else
        {
            foreach (var setting in shown)
                output.WriteLine($"{setting.Key} = {Text(setting, settings)}");
        }

        return ExitCode.Fine;
    }

    private static bool Matches(string key, string? wanted) =>
        wanted is null
        || key.Equals(wanted, StringComparison.OrdinalIgnoreCase)
        || key.StartsWith(wanted + ".", StringComparison.OrdinalIgnoreCase);

    private static string? Text(Setting setting, Settings settings) =>
        setting.IsSecret && setting.Read(settings) is not null
            ? "***"
            : Convert.ToString(setting.Read(settings), CultureInfo.InvariantCulture);

    private static JsonNode ToJson(ConfigurationError error) =>
        new JsonObject { ["key"] = error.Key, ["value"] = error.Value, ["hint"] = error.Hint };
}
