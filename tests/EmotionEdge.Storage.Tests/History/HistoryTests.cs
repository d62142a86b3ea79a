using EmotionEdge.Core;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Trends;
using EmotionEdge.Storage.Accounts;
using EmotionEdge.Storage.Alerts;
using EmotionEdge.Storage.Analyses;
using EmotionEdge.Storage.Database;
using EmotionEdge.Storage.Trends;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EmotionEdge.Storage.Tests.History;

public sealed class HistoryTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("history-").FullName;
    private readonly DatabaseFile _file;

    public HistoryTests() => _file = new DatabaseFile(Path.Combine(_folder, "emotionedge.db"), NullLogger<DatabaseFile>.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_analysis_comes_back_as_it_was_and_is_replaced_and_removed()
    {
        var store = new AnalysisStore(_file);
        var job = new AnalysisJob("a1", "ann", "<b>.png", "image/png", 12, Noon)
        {
            State = AnalysisState.Done,
            Progress = 1,
            Ended = Noon.AddSeconds(3),
            Result = """{"kind":"image"}""",
            Finding = new AnalysisFinding("Fear", 0.75),
            IsKept = true,
        };
        await store.SaveAsync(job with { State = AnalysisState.Failed, Error = "no" }, Cancellation);
        await store.SaveAsync(job, Cancellation);

        Assert.Equal(job, Assert.Single(await store.LoadAsync(Cancellation)));
        await store.DeleteAsync("a1", Cancellation);
        await store.DeleteAsync("a1", Cancellation);
        Assert.Empty(await store.LoadAsync(Cancellation));
    }

    [Fact]
    public async Task With_an_account_go_its_analyses_and_no_others()
    {
        var accounts = new AccountStore(_file);
        var store = new AnalysisStore(_file);
        foreach (var name in (string[])["ann", "bob"])
            await accounts.AddAsync(new Account { Name = name, PasswordHash = "none", Role = Role.Administrator, CreatedAt = Noon }, Cancellation);
        foreach (var owner in (string[])["1", "2"])
            await store.SaveAsync(new AnalysisJob($"of {owner}", owner, "x", "image/png", 1, Noon), Cancellation);

        Assert.Equal(AccountChange.Done, await accounts.RemoveAsync(1, Cancellation));
        Assert.Equal(AccountChange.LastAdministrator, await accounts.RemoveAsync(2, Cancellation));

        Assert.Equal("of 2", Assert.Single(await store.LoadAsync(Cancellation)).Id);
        Assert.Equal(["of 2"], await store.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Results_of_before_the_finding_had_columns_of_its_own_have_it_after_the_update()
    {
        var options = DatabaseFile.OptionsFor(_file.Path);
        await using (var database = new EmotionEdgeDatabase(options))
        {
            await database.GetService<IMigrator>().MigrateAsync("History", Cancellation);
            foreach (var (id, result) in new (string, string?)[] { ("a", """{"dominant":"Anger","confidence":0.625}"""), ("b", null) })
            {
                await database.Database.ExecuteSqlAsync(
                    $"INSERT INTO analysis (Id, Owner, Name, MediaType, Bytes, Submitted, State, Progress, Result, IsKept) VALUES ({id}, 'ann', 'x', 'image/png', 1, 0, 2, 1, {result}, 0)",
                    Cancellation);
            }
        }

        var jobs = (await new AnalysisStore(_file).LoadAsync(Cancellation)).ToDictionary(job => job.Id);

        Assert.Equal(new AnalysisFinding("Anger", 0.625), jobs["a"].Finding);
        Assert.Null(jobs["b"].Finding);
    }

    [Fact]
    public async Task An_alert_is_kept_with_all_its_steps_and_the_numbers_behind_them()
    {
        var history = new AlertHistory(_file);
        var raised = Event("x", AlertEventType.Raised, AlertSeverity.Warning, 0) with
        {
            Evidence = new AlertEvidence(
                TimeSpan.FromSeconds(8),
                new FusedState(Noon, EmotionScores.Certain(Emotion.Anger), Emotion.Anger, 0.9f, new Affect(-0.5f, 0.7f), 2, default),
                [new ModalityState(Modality.Face, Noon, true, EmotionScores.Certain(Emotion.Anger), Emotion.Anger, 0.8f, new Affect(-0.6f, 0.8f), 0.5f, 2)]),
        };
        await history.AddAsync(raised, Cancellation);
        await history.AddAsync(Event("x", AlertEventType.Escalated, AlertSeverity.Critical, 60), Cancellation);
        await history.AddAsync(Event("x", AlertEventType.Acknowledged, AlertSeverity.Critical, 90), Cancellation);

        var alert = (await history.FindAsync("x", Cancellation))!;

        Assert.Equal(("x", "rule", AlertSeverity.Critical, AlertEventType.Acknowledged), (alert.Id, alert.Rule, alert.Severity, alert.State));
        Assert.Equal((Noon, Noon.AddSeconds(90)), (alert.Raised, alert.Changed));
        Assert.Equal([AlertEventType.Raised, AlertEventType.Escalated, AlertEventType.Acknowledged], alert.Steps.Select(step => step.Type));
        var first = alert.Steps[0];
        Assert.Equal((TimeSpan.FromSeconds(8), 2, Emotion.Anger, 0.7f), (first.Lasted, first.Faces, first.Dominant, first.Arousal));
        Assert.Equal(new AlertSense(Modality.Face, Emotion.Anger, 0.8f, -0.6f, 0.8f, 0.5f), Assert.Single(first.Senses));
        Assert.Equal([Modality.Face, Modality.Speech], first.Modalities);
        Assert.Null(await history.FindAsync("y", Cancellation));
    }

    [Fact]
    public async Task Alerts_are_found_by_state_severity_rule_and_time_and_can_be_paged()
    {
        var history = new AlertHistory(_file);
        for (var i = 0; i < 6; i++)
            await history.AddAsync(Event($"a{i}", AlertEventType.Raised, (AlertSeverity)(i % 3), i * 60) with { Rule = i < 3 ? "one" : "two" }, Cancellation);
        await history.AddAsync(Event("a5", AlertEventType.Cleared, AlertSeverity.Critical, 900), Cancellation);

        Assert.Equal("a5 a4 a3 a2 a1 a0", await FoundAsync(new AlertQuery()));
        Assert.Equal("a4 a3 a2 a1 a0", await FoundAsync(new AlertQuery { IsOpen = true }));
        Assert.Equal("a5", await FoundAsync(new AlertQuery { IsOpen = false }));
        Assert.Equal("a5 a2", await FoundAsync(new AlertQuery { AtLeast = AlertSeverity.Critical }));
        Assert.Equal("a2 a1 a0", await FoundAsync(new AlertQuery { Rule = "one" }));
        Assert.Equal("a5 a4", await FoundAsync(new AlertQuery { From = Noon.AddSeconds(240) }));
        Assert.Equal("a3 a2", await FoundAsync(new AlertQuery { Before = Noon.AddSeconds(240), Limit = 2 }));
        Assert.Equal("", await FoundAsync(new AlertQuery { Rule = "' OR 1=1 --" }));

        async Task<string> FoundAsync(AlertQuery query) =>
            string.Join(' ', (await history.ReadAsync(query, Cancellation)).Select(alert => alert.Id));
    }

    [Fact]
    public async Task Alerts_that_were_open_when_the_service_ended_are_closed_by_the_next_one()
    {
        var history = new AlertHistory(_file);
        await history.AddAsync(Event("old", AlertEventType.Raised, AlertSeverity.Warning, 0), Cancellation);
        await history.AddAsync(Event("new", AlertEventType.Raised, AlertSeverity.Warning, 120), Cancellation);

        await history.CloseAllAsync(Noon.AddSeconds(60), "started again", Cancellation);

        var closed = (await history.FindAsync("old", Cancellation))!;
        Assert.Equal(AlertEventType.Cleared, closed.State);
        Assert.Equal("started again", closed.Steps[^1].Reason);
        Assert.Equal(AlertEventType.Raised, (await history.FindAsync("new", Cancellation))!.State);
    }

    [Fact]
    public async Task Of_too_many_alerts_the_oldest_go_with_their_steps()
    {
        var history = new AlertHistory(_file) { Capacity = 3 };
        for (var i = 0; i < 5; i++)
            await history.AddAsync(Event($"a{i}", AlertEventType.Raised, AlertSeverity.Warning, i), Cancellation);

        Assert.Equal(["a4", "a3", "a2"], (await history.ReadAsync(new AlertQuery(), Cancellation)).Select(alert => alert.Id));
    }

    [Fact]
    public async Task Minutes_are_summed_up_by_the_hour_replaced_and_forgotten()
    {
        var store = new TrendStore(_file);
        await store.AddAsync(Minute(0, [0, 9, 0, 0, 0, 0, 0, 0], 0.9f), Cancellation);
        await store.AddAsync(Minute(0, [0, 1, 0, 0, 2, 0, 0, 3], 0.2f), Cancellation);
        await store.AddAsync(Minute(59, [4, 0, 0, 0, 1, 0, 0, 0], -0.4f), Cancellation);
        await store.AddAsync(Minute(60, [0, 0, 0, 0, 0, 0, 7, 0], -0.8f), Cancellation);

        var hours = await store.ReadHoursAsync(Noon, Noon.AddHours(5), Cancellation);

        Assert.Equal([Noon, Noon.AddHours(1)], hours.Select(hour => hour.Hour));
        Assert.Equal([4, 1, 0, 0, 3, 0, 0, 3], hours[0].Counts);
        Assert.Equal(2, hours[0].Minutes);
        Assert.Equal(-0.1, hours[0].Valence, 4);
        Assert.Equal([Noon, Noon.AddMinutes(59)], (await store.ReadMinutesAsync(Noon, Noon.AddMinutes(59), Cancellation)).Select(mood => mood.Minute));

        await store.RemoveBeforeAsync(Noon.AddHours(1), Cancellation);
        Assert.Equal(Noon.AddHours(1), Assert.Single(await store.ReadHoursAsync(Noon, Noon.AddHours(5), Cancellation)).Hour);
    }

    public void Dispose()
    {
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static MinuteMood Minute(int minute, int[] counts, float valence) => new(Noon.AddMinutes(minute), counts, valence, 0.5f, 1);

    private static AlertEvent Event(string id, AlertEventType type, AlertSeverity severity, double second) =>
        new(type, id, "rule", severity, Noon.AddSeconds(second), "It was so.", [Modality.Face, Modality.Speech], -0.5f, 0.9f);
}
