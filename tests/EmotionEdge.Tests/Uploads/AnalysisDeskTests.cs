using System.Text.Json;
using EmotionEdge.Analysis;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Tests.Analysis;
using EmotionEdge.Uploads;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Uploads;

public sealed class AnalysisDeskTests : IDisposable
{
    private const string Picture = "-f lavfi -i testsrc=size=160x120:rate=1 -frames:v 1";
    private const string Video = "-f lavfi -i testsrc=size=160x120:rate=25:duration=3 -c:v mpeg4";

    private readonly TestFolder _folder = new();
    private readonly FakeSenses _senses = new();

    [Fact]
    public async Task A_picture_is_analysed_and_its_file_is_gone()
    {
        await using var desk = await Desk.OpenAsync(_folder);
        var submitted = await desk.SubmitAsync(_folder.Make("a.png", Picture), "holiday.png");
        Assert.Equal(AnalysisState.Waiting, submitted.State);
        Assert.Equal("image/png", submitted.MediaType);
        Assert.Equal([submitted.Id], desk.FilesLeft);

        await desk.StartAsync();
        var ended = await desk.EndOfAsync(submitted);

        Assert.Equal((AnalysisState.Done, 1.0, null), (ended.State, ended.Progress, ended.Error));
        Assert.Empty(desk.FilesLeft);
        Assert.Equal(0, desk.Files.Used);
    }

    [Fact]
    public async Task The_result_is_what_analyze_prints_under_the_name_that_the_owner_gave()
    {
        _senses.FaceOnFrame = _ => FakeSenses.FaceAt(30, 30);
        var file = _folder.Make("face.avi", Video);
        var printed = AnalysisJson.Line(new FileAnalyzer(_senses, new FusionOptions()).Analyze(file, null, TestContext.Current.CancellationToken));

        await using var desk = await Desk.OpenAsync(_folder, senses: new FakeSenses { FaceOnFrame = _ => FakeSenses.FaceAt(30, 30) });
        await desk.StartAsync();
        var ended = await desk.EndOfAsync(await desk.SubmitAsync(file));

        Assert.Equal(JsonSerializer.Serialize(file), JsonDocument.Parse(printed).RootElement.GetProperty("file").GetRawText());
        Assert.True(JsonElement.DeepEquals(
            JsonDocument.Parse(printed.Replace(JsonSerializer.Serialize(file), "\"face.avi\"", StringComparison.Ordinal)).RootElement,
            JsonDocument.Parse(ended.Result!).RootElement));
    }

    [Fact]
    public async Task A_file_lies_under_a_random_name_that_only_the_service_may_read()
    {
        await using var desk = await Desk.OpenAsync(_folder);
        var one = await desk.SubmitAsync("What a day!"u8.ToArray(), "../../evil.txt");
        var other = await desk.SubmitAsync("What a day!"u8.ToArray(), "../../evil.txt");

        Assert.NotEqual(one.Id, other.Id);
        Assert.Matches("^[0-9a-f]{32}$", one.Id);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(desk.Files.PathOf(one.Id)));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(desk.Folder));
        Assert.Equal("evil.txt", one.Name);
    }

    [Fact]
    public async Task A_file_that_is_kept_can_be_read_until_its_result_is_deleted()
    {
        await using var desk = await Desk.OpenAsync(_folder);
        await desk.StartAsync();
        var job = await desk.SubmitAsync("What a wonderful day!"u8.ToArray(), "day.txt", keep: true);
        await desk.EndOfAsync(job);

        using (var file = desk.Analyses.OpenFile(job.Id)!)
            Assert.Equal(21, file.Length);
        Assert.True(desk.Analyses.Delete(job.Id));

        Assert.Null(desk.Analyses.OpenFile(job.Id));
        Assert.Null(desk.Analyses.Find(job.Id));
        Assert.Empty(desk.FilesLeft);
        Assert.Equal(0, desk.Files.Used);
        Assert.False(desk.Analyses.Delete(job.Id));
    }

    [Fact]
    public async Task A_kept_file_whose_analysis_fails_is_not_kept()
    {
        await using var desk = await Desk.OpenAsync(_folder);
        await desk.StartAsync();
        var whole = File.ReadAllBytes(_folder.Make("whole.png", Picture));

        var ended = await desk.EndOfAsync(await desk.SubmitAsync(whole[..(whole.Length / 2)], "half.png", keep: true));

        Assert.Equal(AnalysisState.Failed, ended.State);
        Assert.StartsWith("half.png: ", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Folder, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ended.Id, ended.Error, StringComparison.Ordinal);
        Assert.False(ended.IsKept);
        Assert.Empty(desk.FilesLeft);
    }

    [Fact]
    public async Task A_text_is_analysed_without_touching_the_disk()
    {
        await using var desk = await Desk.OpenAsync(_folder);
        var job = desk.Analyses.SubmitText("ann", "What a wonderful day, I love it!");
        Assert.Empty(desk.FilesLeft);
        await desk.StartAsync();

        var result = JsonDocument.Parse((await desk.EndOfAsync(job)).Result!).RootElement;

        Assert.Equal("text", result.GetProperty("kind").GetString());
        Assert.Equal("Happiness", result.GetProperty("dominant").GetString());
    }

    [Fact]
    public async Task One_that_waits_is_cancelled_at_once_and_one_that_runs_within_a_frame()
    {
        var second = new ManualResetEventSlim();
        _senses.FaceOnFrame = look =>
        {
            if (look == 1)
                second.Wait(TestContext.Current.CancellationToken);
            return null;
        };
        await using var desk = await Desk.OpenAsync(_folder, senses: _senses);
        await desk.StartAsync();
        var running = await desk.SubmitAsync(_folder.Make("a.avi", Video));
        var waiting = await desk.SubmitAsync("What a day!"u8.ToArray(), "b.txt");
        await desk.UntilAsync(running, now => now.State == AnalysisState.Running && now.Progress > 0);

        Assert.True(desk.Analyses.Cancel(waiting.Id));
        Assert.Equal(AnalysisState.Cancelled, desk.Analyses.Find(waiting.Id)!.State);
        Assert.True(desk.Analyses.Cancel(running.Id));
        second.Set();

        Assert.Equal(AnalysisState.Cancelled, (await desk.EndOfAsync(running)).State);
        Assert.InRange(_senses.Looks, 1, 2);
        Assert.Empty(desk.FilesLeft);
        Assert.False(desk.Analyses.Cancel(running.Id));
    }

    [Fact]
    public async Task One_that_is_deleted_while_it_runs_leaves_nothing()
    {
        var looked = new ManualResetEventSlim();
        var go = new ManualResetEventSlim();
        _senses.FaceOnFrame = _ =>
        {
            looked.Set();
            go.Wait(TestContext.Current.CancellationToken);
            return null;
        };
        await using var desk = await Desk.OpenAsync(_folder, senses: _senses);
        await desk.StartAsync();
        var running = await desk.SubmitAsync(_folder.Make("a.avi", Video), keep: true);
        looked.Wait(TestContext.Current.CancellationToken);

        Assert.True(desk.Analyses.Delete(running.Id));
        Assert.Null(desk.Analyses.Find(running.Id));
        go.Set();
        await desk.EndOfAsync(desk.Analyses.SubmitText("ann", "What a day!"));

        Assert.Null(desk.Analyses.Find(running.Id));
        Assert.Empty(desk.FilesLeft);
    }

    [Fact]
    public async Task Of_one_account_half_may_wait_and_of_all_accounts_no_more_than_is_allowed()
    {
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { Waiting = 4 });
        desk.Analyses.SubmitText("ann", "one");
        desk.Analyses.SubmitText("ann", "two");
        Assert.Equal(SubmissionFault.Busy, Assert.Throws<SubmissionException>(() => desk.Analyses.SubmitText("ann", "three")).Fault);
        desk.Analyses.SubmitText("bob", "three");
        var last = desk.Analyses.SubmitText("bob", "four");
        Assert.Equal(SubmissionFault.Busy, Assert.Throws<SubmissionException>(() => desk.Analyses.SubmitText("cid", "five")).Fault);

        desk.Analyses.Cancel(last.Id);

        desk.Analyses.SubmitText("cid", "five");
    }

    [Fact]
    public async Task Each_account_has_its_own_list_the_newest_first()
    {
        var time = new FakeTimeProvider();
        await using var desk = await Desk.OpenAsync(_folder, time: time);
        var one = desk.Analyses.SubmitText("ann", "one");
        time.Advance(TimeSpan.FromSeconds(1));
        var two = desk.Analyses.SubmitText("bob", "two");
        time.Advance(TimeSpan.FromSeconds(1));
        var three = desk.Analyses.SubmitText("ann", "three");

        Assert.Equal([three.Id, one.Id], desk.Analyses.List("ann").Select(job => job.Id));
        Assert.Equal([three.Id, two.Id, one.Id], desk.Analyses.List(null).Select(job => job.Id));
    }

    [Fact]
    public async Task Results_outlive_a_restart_and_files_that_nobody_knows_do_not()
    {
        var store = new MemoryAnalysisStore();
        AnalysisJob kept, lost;
        await using (var before = await Desk.OpenAsync(_folder, store: store))
        {
            await before.StartAsync();
            kept = await before.SubmitAsync("What a day!"u8.ToArray(), "kept.txt", keep: true);
            await before.EndOfAsync(kept);
            await before.StopAsync();
            lost = await before.SubmitAsync("What a day!"u8.ToArray(), "lost.txt", keep: true);
            Assert.Equal(2, before.FilesLeft.Length);
        }

        await using var after = await Desk.OpenAsync(_folder, store: store);

        Assert.Equal([kept.Id], after.FilesLeft);
        Assert.Equal(AnalysisState.Done, after.Analyses.Find(kept.Id)!.State);
        Assert.Null(after.Analyses.Find(lost.Id));
        Assert.Equal(11, after.Files.Used);
    }

    [Fact]
    public async Task What_is_too_old_or_too_much_is_removed_with_its_file()
    {
        var time = new FakeTimeProvider();
        await using var desk = await Desk.OpenAsync(_folder, new UploadOptions { History = 2 }, time: time);
        await desk.StartAsync();
        List<AnalysisJob> jobs = [];
        foreach (var name in (string[])["one", "two", "three"])
        {
            jobs.Add(await desk.EndOfAsync(await desk.SubmitAsync("What a day!"u8.ToArray(), name, keep: true)));
            time.Advance(TimeSpan.FromMinutes(1));
        }

        desk.Analyses.Tidy();
        Assert.Equal(["three", "two"], desk.Analyses.List(null).Select(job => job.Name));
        Assert.Equal(2, desk.FilesLeft.Length);
        time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1.5));
        desk.Analyses.Tidy();

        Assert.Equal(["three"], desk.Analyses.List(null).Select(job => job.Name));
        Assert.Equal([jobs[2].Id], desk.FilesLeft);
    }

    [Fact]
    public async Task What_another_program_removed_from_the_database_goes_with_its_file()
    {
        var store = new MemoryAnalysisStore();
        await using var desk = await Desk.OpenAsync(_folder, store: store);
        await desk.StartAsync();
        var gone = await desk.EndOfAsync(await desk.SubmitAsync("What a day!"u8.ToArray(), "gone", keep: true, owner: "7"));
        var kept = await desk.EndOfAsync(await desk.SubmitAsync("What a day!"u8.ToArray(), "kept", keep: true));
        await desk.SavedAsync();
        store.Jobs.Remove(gone.Id);

        desk.Analyses.Tidy();
        await desk.SavedAsync();

        Assert.Equal(["kept"], desk.Analyses.List(null).Select(job => job.Name));
        Assert.Equal([kept.Id], desk.FilesLeft);
    }

    [Fact]
    public async Task A_question_to_the_database_that_came_to_nothing_is_asked_again()
    {
        var store = new MemoryAnalysisStore();
        await using var desk = await Desk.OpenAsync(_folder, store: store);
        await desk.StartAsync();
        var gone = await desk.EndOfAsync(await desk.SubmitAsync("What a day!"u8.ToArray(), "gone", keep: true, owner: "7"));
        await desk.SavedAsync();
        store.Jobs.Remove(gone.Id);
        store.ListFailure = new InvalidOperationException("a bug");

        desk.Analyses.Tidy();
        await desk.SavedAsync();
        var afterFirst = desk.Analyses.List(null).Count;
        desk.Analyses.Tidy();
        await desk.SavedAsync();

        Assert.Equal((1, 0), (afterFirst, desk.Analyses.List(null).Count));
    }

    [Fact]
    public async Task An_analysis_that_the_end_of_the_service_interrupts_says_so()
    {
        _senses.FaceOnFrame = look =>
        {
            if (look > 0)
                Thread.Sleep(20);
            return null;
        };
        await using var desk = await Desk.OpenAsync(_folder, senses: _senses);
        await desk.StartAsync();
        var running = await desk.SubmitAsync(_folder.Make("a.avi", Video));
        await desk.UntilAsync(running, now => now.Progress > 0);

        await desk.StopAsync();

        var ended = desk.Analyses.Find(running.Id)!;
        Assert.Equal(AnalysisState.Failed, ended.State);
        Assert.Contains("stopped", ended.Error, StringComparison.Ordinal);
        Assert.Empty(desk.FilesLeft);
    }

    [Fact]
    public async Task What_nobody_expects_to_go_wrong_fails_that_one_and_not_the_next()
    {
        _senses.FaceOnFrame = _ => throw new InvalidOperationException("secret");
        await using var desk = await Desk.OpenAsync(_folder, senses: _senses);
        await desk.StartAsync();

        var failed = await desk.EndOfAsync(await desk.SubmitAsync(_folder.Make("a.avi", Video)));
        var next = await desk.EndOfAsync(desk.Analyses.SubmitText("ann", "What a wonderful day!"));

        Assert.Equal(AnalysisState.Failed, failed.State);
        Assert.DoesNotContain("secret", failed.Error, StringComparison.Ordinal);
        Assert.Equal(AnalysisState.Done, next.State);
    }

    public void Dispose() => _folder.Dispose();
}
