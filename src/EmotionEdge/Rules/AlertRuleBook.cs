using System.Text.Json;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Settings;
using EmotionEdge.History;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Rules;

/// <summary>
/// The alert rules: those that somebody edited, which are kept in the database, else those of the configuration. What has not
/// been read from the database yet, or cannot be used any more, leaves those of the configuration in force.
/// </summary>
internal sealed partial class AlertRuleBook : IAlertRules, IDisposable
{
    private const string SettingName = "alerts.rules";

    private readonly AlertOptions _configured;
    private readonly ISettingStore _settings;
    private readonly RoomLoop _room;
    private readonly RoomDay _day;
    private readonly TimeProvider _time;
    private readonly ILogger<AlertRuleBook> _logger;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly SemaphoreSlim _trying = new(1, 1);

    /// <summary>As somebody edited them; <see langword="null"/> for those of the configuration.</summary>
    private volatile IReadOnlyList<AlertRuleOptions>? _edited;

    public AlertRuleBook(
        AlertOptions configured,
        ISettingStore settings,
        StoreLine line,
        RoomLoop room,
        RoomDay day,
        TimeProvider time,
        ILogger<AlertRuleBook> logger)
    {
        (_configured, _settings, _room, _day, _time, _logger) = (configured, settings, room, day, time, logger);
        Fields = RuleText.Fields(configured);
        line.Read(LoadAsync);
    }

    public IReadOnlyList<AlertRuleField> Fields { get; }

    public AlertRuleList Now
    {
        get
        {
            var edited = _edited;
            return new AlertRuleList(
                [.. _configured.OrBuiltIn(RulesOf(edited)).Select(RuleText.Of)], edited is not null, _configured.Enabled);
        }
    }

    public async Task<AlertRuleList> ChangeAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rules, CancellationToken cancellationToken)
    {
        var parsed = RuleText.Parse(rules);
        List<Dictionary<string, string>> texts = [.. parsed.Select(rule => RuleText.Of(rule).ToDictionary())];
        await ReplaceAsync(parsed, JsonSerializer.Serialize(texts, RuleJson.Default.ListDictionaryStringString), cancellationToken).ConfigureAwait(false);
        return Now;
    }

    public async Task<AlertRuleList> ResetAsync(CancellationToken cancellationToken)
    {
        await ReplaceAsync(null, null, cancellationToken).ConfigureAwait(false);
        return Now;
    }

    public async Task<AlertPreview> PreviewAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rules, CancellationToken cancellationToken)
    {
        var parsed = RuleText.Parse(rules);
        // One at a time: a day is a second of work, and the room comes first.
        await _trying.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var preview = new RulePreview(_configured, _day, _time);
            return await Task.Run(() => preview.Run(parsed, RulesOf(_edited), cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _trying.Release();
        }
    }

    public void Dispose()
    {
        _changing.Dispose();
        _trying.Dispose();
    }

    private IReadOnlyList<AlertRuleOptions> RulesOf(IReadOnlyList<AlertRuleOptions>? edited) => edited ?? [.. _configured.Rules];

    private async Task ReplaceAsync(IReadOnlyList<AlertRuleOptions>? rules, string? text, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _settings.SetAsync(new Dictionary<string, string?> { [SettingName] = text }, cancellationToken).ConfigureAwait(false);
            await ApplyAsync(rules).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>What is kept is also done, whoever loses patience meanwhile.</summary>
    private Task ApplyAsync(IReadOnlyList<AlertRuleOptions>? rules)
    {
        _edited = rules;
        return _room.ChangeAsync(RulesOf(rules), CancellationToken.None);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await _settings.FindAsync(SettingName, cancellationToken).ConfigureAwait(false) is { } text)
                await ApplyAsync(RuleText.Parse(JsonSerializer.Deserialize(text, RuleJson.Default.ListDictionaryStringString) ?? [])).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JsonException or AlertRuleException)
        {
            LogUnusable(exception.Message);
        }
        finally
        {
            _changing.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "The alert rules that were edited on the page cannot be used: {Reason} Those of the configuration hold. Edit them again on the page.")]
    private partial void LogUnusable(string reason);
}
