using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Storage;
using EmotionEdge.History;
using EmotionEdge.Rules;
using EmotionEdge.Tests.History;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Tests.Rules;

public sealed class AlertRuleBookTests : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Patient = new() { ["name"] = "patient", ["valenceBelow"] = "-0.3", ["raiseAfter"] = "00:00:20" };

    private readonly AlertOptions _configured = new();
    private readonly MemorySettingStore _settings = new();
    private readonly List<IDisposable> _owned = [];
    private readonly Room _room;

    public AlertRuleBookTests()
    {
        _configured.Rules.Add(new AlertRuleOptions { Name = "configured", ValenceBelow = -0.3f });
        _room = new Room(_configured);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Edited_rules_are_in_force_at_once_in_place_of_those_of_the_configuration()
    {
        var book = await OpenAsync(_room);
        Assert.False(book.Now.IsEdited);
        _room.Run(6, Emotion.Anger);
        Assert.Equal("configured", Assert.Single(_room.Alerts).Rule);

        var now = await book.ChangeAsync([Patient], Cancellation);
        _room.Run(30, Emotion.Anger);

        Assert.True(now.IsEdited);
        Assert.Equal(Patient, Assert.Single(now.Rules));
        Assert.Equal(
            [(AlertEventType.Raised, "configured"), (AlertEventType.Cleared, "configured"), (AlertEventType.Raised, "patient")],
            _room.Alerts.Select(alert => (alert.Type, alert.Rule)));
    }

    [Fact]
    public async Task They_outlive_a_restart_until_somebody_goes_back_to_the_configuration()
    {
        await (await OpenAsync(_room)).ChangeAsync([Patient], Cancellation);

        var after = new Room(_configured);
        var book = await OpenAsync(after);
        after.Run(30, Emotion.Anger);
        Assert.Equal("patient", Assert.Single(after.Alerts).Rule);

        var now = await book.ResetAsync(Cancellation);
        after.Run(10, Emotion.Anger);
        Assert.False(now.IsEdited);
        Assert.Equal("configured", after.Alerts[^1].Rule);
        Assert.Empty(_settings.Values);
    }

    [Fact]
    public async Task Without_any_rule_the_built_in_ones_hold_and_are_shown()
    {
        var book = await OpenAsync(_room);

        var now = await book.ChangeAsync([], Cancellation);

        Assert.Equal(["negative-valence", "scream"], now.Rules.Select(rule => rule["name"]));
        Assert.Equal("-0.3", now.Rules[0]["valenceBelow"]);
        Assert.Equal(("scream", "0.8"), (now.Rules[1]["soundEvent"], now.Rules[1]["soundConfidence"]));
        Assert.True(now.IsEdited);
    }

    [Fact]
    public async Task What_is_wrong_or_cannot_be_kept_changes_nothing()
    {
        var book = await OpenAsync(_room);

        await Assert.ThrowsAsync<AlertRuleException>(() => book.ChangeAsync([new Dictionary<string, string> { ["name"] = "a" }], Cancellation));
        _settings.IsFull = true;
        await Assert.ThrowsAsync<StorageException>(() => book.ChangeAsync([Patient], Cancellation));

        Assert.Equal("configured", Assert.Single(book.Now.Rules)["name"]);
        _room.Run(6, Emotion.Anger);
        Assert.Equal("configured", Assert.Single(_room.Alerts).Rule);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[{\"name\":\"a\",\"conditionOfALaterVersion\":\"1\"}]")]
    public async Task Stored_rules_that_are_not_understood_leave_those_of_the_configuration_in_force(string stored)
    {
        _settings.Values["alerts.rules"] = stored;

        var book = await OpenAsync(_room);

        Assert.False(book.Now.IsEdited);
        Assert.Equal("configured", Assert.Single(book.Now.Rules)["name"]);
        Assert.Equal(stored, _settings.Values["alerts.rules"]);
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        var book = await OpenAsync(_room);
        _room.Run(30, Emotion.Anger);

        var preview = await book.PreviewAsync([Patient], Cancellation);

        Assert.Equal([("patient", 1)], preview.Rules.Select(tally => (tally.Rule, tally.Raised)));
        Assert.Equal([("configured", 1)], preview.InForce.Select(tally => (tally.Rule, tally.Raised)));
        Assert.False(book.Now.IsEdited);
        Assert.Empty(_settings.Values);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in _owned.OfType<StoreLine>())
            await line.StopAsync(CancellationToken.None);
        _owned.ForEach(owned => owned.Dispose());
    }

    /// <summary>One that has read what is stored.</summary>
    private async Task<AlertRuleBook> OpenAsync(Room room)
    {
        var line = new StoreLine(TimeProvider.System, NullLogger<StoreLine>.Instance);
        var book = new AlertRuleBook(_configured, _settings, line, room.Loop, room.Day, room.Time, NullLogger<AlertRuleBook>.Instance);
        _owned.Add(book);
        _owned.Add(line);
        await line.StartAsync(Cancellation);
        await line.ReadsDoneAsync();
        return book;
    }
}
