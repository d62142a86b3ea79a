using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using EmotionEdge.Hosting;
using EmotionEdge.Mqtt;
using EmotionEdge.Storage;
using Microsoft.Extensions.Configuration;

namespace EmotionEdge.Configuration;

/// <summary>
/// Reads the settings: <c>appsettings.json</c> beside the executable, then <c>/etc/emotionedge/emotionedge.json</c>, then what
/// was chosen on the page (<see cref="ChosenSettings"/>), then environment variables <c>EMOTIONEDGE__SECTION__KEY</c>, then the
/// command line; later ones win. Everything that is wrong is collected before anything is said.
/// </summary>
internal static class SettingsReader
{
    public const string DefaultFile = "/etc/emotionedge/emotionedge.json";
    private const string EnvironmentPrefix = "EMOTIONEDGE__";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="ConfigurationException">Anything is wrong; carries all errors.</exception>
    public static Settings Read(string? file, IReadOnlyDictionary<string, string?> commandLine) =>
        Read(file, commandLine, Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY"));

    /// <inheritdoc cref="Read(string?, IReadOnlyDictionary{string, string?})"/>
    /// <param name="file">The file of <c>--config</c>.</param>
    /// <param name="commandLine">What the command line says.</param>
    /// <param name="credentials">The folder of the credentials that systemd hands over.</param>
    internal static Settings Read(string? file, IReadOnlyDictionary<string, string?> commandLine, string? credentials)
    {
        var errors = new List<ConfigurationError>();
        var builder = new ConfigurationBuilder();
        AddFile(builder, Path.Combine(AppContext.BaseDirectory, "appsettings.json"), required: false, errors);
        AddFile(builder, file ?? DefaultFile, required: file is not null, errors);
        var outside = new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine).Build();
        AddFile(builder, ChosenFile(builder.Build(), outside), required: false, errors);
        builder.AddConfiguration(outside);

        var settings = Apply(builder.Build(), outside, credentials, errors);
        return errors.Count == 0 ? settings : throw new ConfigurationException(errors);
    }

    private static string ChosenFile(IConfiguration files, IConfiguration outside) =>
        ChosenSettings.FileIn(StateFolder.Choose(new StorageOptions { Directory = outside["storage:directory"] ?? files["storage:directory"] }));

    private static Settings Apply(IConfigurationRoot configuration, IConfiguration outside, string? credentials, List<ConfigurationError> errors)
    {
        var settings = new Settings
        {
            FixedKeys = [.. ChosenSettings.Keys.Where(key => outside[key] is not null).Select(key => key.Replace(':', '.'))],
        };
        IReadOnlyList<Setting> known = [.. Settings.Keys, .. RuleList.Read(configuration, settings, errors)];
        foreach (var setting in known)
        {
            if (configuration.GetSection(setting.Path) is not { } given || !given.Exists())
                continue;
            var hint = given.GetChildren().Any() ? setting.Hint() : setting.TryWrite(settings, given.Value);
            if (hint is not null)
                errors.Add(new ConfigurationError(setting.Key, Shown(setting, given.Value), hint));
        }

        errors.AddRange(Unknown(configuration, known));
        // An empty password is one, too: a broker that was chosen without any does not get that of another.
        if (configuration["mqtt:password"] is null)
            MqttSecrets.Apply(settings.Mqtt, credentials);
        errors.AddRange(settings.Sections.SelectMany(section => CheckTogether(settings, section.Options, section.Name)));
        return settings;
    }

    /// <summary>Rules that concern several keys of a section, where its options class states any.</summary>
    private static IEnumerable<ConfigurationError> CheckTogether(Settings settings, object options, string section)
    {
        if (options is not IValidatableObject validatable)
            yield break;
        foreach (var result in validatable.Validate(new ValidationContext(options)))
        {
            var keys = result.MemberNames.Select(name => $"{section}.{char.ToLowerInvariant(name[0])}{name[1..]}").ToList();
            var values = settings.Present
                .Where(setting => keys.Contains(setting.Key))
                .Select(setting => Shown(setting, Convert.ToString(setting.Read(settings), CultureInfo.InvariantCulture)));
            yield return new ConfigurationError(
                string.Join(", ", keys), string.Join(", ", values), result.ErrorMessage ?? "the values do not go together");
        }
    }

    private static IEnumerable<ConfigurationError> Unknown(IConfigurationRoot configuration, IReadOnlyList<Setting> settings)
    {
        var known = settings.Select(setting => setting.Path).Append(RuleList.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from pair in configuration.AsEnumerable()
               where pair.Value is not null && !known.Contains(pair.Key)
               let key = pair.Key.Replace(':', '.')
               select new ConfigurationError(key, pair.Value, $"there is no such setting; the nearest is {Nearest(key, settings)}");
    }

    private static string Nearest(string key, IReadOnlyList<Setting> settings) =>
        settings.Select(setting => setting.Key).MinBy(candidate => Distance(key, candidate))!;

    /// <summary>Levenshtein's edit distance, in any letter case.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replace = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static void AddFile(ConfigurationBuilder builder, string file, bool required, List<ConfigurationError> errors)
    {
        if (!File.Exists(file))
        {
            if (required)
                errors.Add(new ConfigurationError(file, null, "there is no such file; name another one with --config"));
            return;
        }

        try
        {
            using var stream = File.OpenRead(file);
            using var document = JsonDocument.Parse(stream, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("the settings must stand in an object, { ... }");
            builder.AddJsonFile(Path.GetFullPath(file), optional: false);
        }
        catch (JsonException exception)
        {
            errors.Add(new ConfigurationError(file, null, $"it is not valid JSON: {exception.Message}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ConfigurationError(file, null, $"it cannot be read: {exception.Message}"));
        }
    }

    private static string? Shown(Setting setting, string? value) =>
        setting.IsSecret ? "***" : value;
}
