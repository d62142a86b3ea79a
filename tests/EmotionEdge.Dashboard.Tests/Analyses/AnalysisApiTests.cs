using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Dashboard.Analyses;

namespace EmotionEdge.Dashboard.Tests.Analyses;

public sealed class AnalysisApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/analyses";
    private const string Result = """{"file":"a.png","kind":"image","dominant":"Happiness","confidence":0.9,"valence":0.5,"arousal":0.5,"scores":{"Neutral":0.1,"Happiness":0.9,"Surprise":0,"Sadness":0,"Anger":0,"Disgust":0,"Fear":0},"faces":[]}""";

    private readonly MemoryAnalyses _analyses = new();
    private readonly TestDashboard _dashboard = new();
    private HttpClient _client = null!;

    /// <summary>The account of the one who asks.</summary>
    private string _me = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dashboard.Modules.Add(new AnalysesModule(_analyses));
        _dashboard.Analyses = _analyses;
        await _dashboard.StartAsync();
        _client = _dashboard.Client(Role.Operator);
        var account = await _dashboard.Get<IAccountStore>().FindAsync(TestDashboard.NameOf(Role.Operator), Cancellation);
        _me = account!.Id.ToString(CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task A_file_is_taken_and_its_address_told()
    {
        var answer = await PostAsync(Form(new ByteArrayContent(new byte[5000]), "photo.png"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var job = await JsonOf(answer);
        Assert.Equal($"{Path}/{job.GetProperty("id").GetString()}", answer.Headers.Location!.ToString());
        Assert.Equal(("photo.png", 5000, "waiting"), (job.GetProperty("name").GetString(), job.GetProperty("bytes").GetInt32(), job.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(answer.Headers.Location, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task With_an_account_goes_what_it_gave_and_nothing_else()
    {
        await PostAsync(Form(new ByteArrayContent([1]), "photo.png"));
        var other = _analyses.Add(new AnalysisJob("other", "somebody", "x.png", "image/png", 1, DateTimeOffset.UnixEpoch));

        await _dashboard.Client(Role.Administrator).DeleteAsync(HttpStatusCode.NoContent, $"/api/v1/accounts/{_me}");

        Assert.Equal(other, Assert.Single(_analyses.List(null)));
    }

    [Fact]
    public async Task A_text_is_taken_as_JSON()
    {
        var answer = await _client.PostAsJsonAsync(Path, new { text = "What a day! \u202e\0" }, Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("What a day! \u202e\0", _analyses.LastText);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public async Task A_file_is_kept_only_where_the_form_says_so(string? keep, bool kept)
    {
        using var form = new MultipartFormDataContent();
        if (keep is not null)
            form.Add(new StringContent(keep), "keep");
        form.Add(new ByteArrayContent([1]), "file", "a.png");

        await PostAsync(form);

        Assert.Equal(kept, _analyses.LastSubmission!.Keep);
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_passed_on_with_constant_memory()
    {
        const int Size = 200 << 20;
        await PostAsync(Form(new EndlessContent(1 << 20), "warm.mp4"));
        var before = GC.GetTotalMemory(true);
        using var content = new EndlessContent(Size);

        var answer = await PostAsync(Form(content, "long.mp4"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(Size, (await JsonOf(answer)).GetProperty("bytes").GetInt64());
        // Tests beside this one take memory, too, but not as much as the file.
        Assert.NotEqual(0, content.MostLive);
        Assert.InRange(content.MostLive - before, long.MinValue, 64 << 20);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_with_the_reason()
    {
        _analyses.MaximumBytes = 100_000;

        await AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, await PostAsync(Form(new EndlessContent(120_000), "a.png")));
    }

    [Theory]
    [InlineData(SubmissionFault.Empty, HttpStatusCode.BadRequest)]
    [InlineData(SubmissionFault.TooLarge, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(SubmissionFault.Unsupported, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(SubmissionFault.TooSlow, HttpStatusCode.RequestTimeout)]
    [InlineData(SubmissionFault.Busy, HttpStatusCode.TooManyRequests)]
    [InlineData(SubmissionFault.NoSpace, HttpStatusCode.InsufficientStorage)]
    [InlineData(SubmissionFault.Unavailable, HttpStatusCode.ServiceUnavailable)]
    public async Task Each_refusal_has_its_status_and_says_why(SubmissionFault fault, HttpStatusCode status)
    {
        _analyses.Refusal = new SubmissionException(fault, "the reason");

        Assert.Equal("the reason", await AssertProblemAsync(status, await PostAsync(Form(new ByteArrayContent([1]), "a.png"))));
    }

    [Fact]
    public async Task Nobody_sees_cancels_or_deletes_what_belongs_to_somebody_else()
    {
        _analyses.Add(Done("theirs", "bob"));
        foreach (var request in (HttpRequestMessage[])
        [
            new(HttpMethod.Get, $"{Path}/theirs"),
            new(HttpMethod.Get, $"{Path}/theirs/file"),
            new(HttpMethod.Get, $"{Path}/theirs/result.json"),
            new(HttpMethod.Get, $"{Path}/theirs/result.csv"),
            new(HttpMethod.Post, $"{Path}/theirs/cancel"),
            new(HttpMethod.Delete, $"{Path}/theirs"),
        ])
        {
            await AssertProblemAsync(HttpStatusCode.NotFound, await _client.SendAsync(request, Cancellation));
        }

        Assert.Equal("[]", await _client.GetStringAsync(Path, Cancellation));
        await _client.DeleteAsync(Path, Cancellation);
        Assert.NotNull(_analyses.Find("theirs"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Role.Viewer, HttpStatusCode.Forbidden)]
    public async Task Privilege_by_API_does_not_get_through(Role? role, HttpStatusCode status)
    {
        using var form = Form(new ByteArrayContent([1]), "a.png");

        Assert.Equal(status, (await _dashboard.Client(role).PostAsync(Path, form, Cancellation)).StatusCode);
        Assert.Equal(status, (await _dashboard.Client(role).GetAsync(Path, Cancellation)).StatusCode);
        Assert.Null(_analyses.LastSubmission);
    }

    [Fact]
    public async Task The_list_tells_the_finding_and_is_searched_by_name()
    {
        _analyses.Add(Done("one", _me) with { Name = "Holiday.png" });
        _analyses.Add(Done("two", _me) with { Name = "work.png" });

        var found = JsonDocument.Parse(await _client.GetStringAsync($"{Path}?search=hOLI", Cancellation)).RootElement;

        var row = Assert.Single(found.EnumerateArray());
        Assert.Equal(("one", "Happiness", 0.9), (row.GetProperty("id").GetString(), row.GetProperty("dominant").GetString(), row.GetProperty("confidence").GetDouble()));
        Assert.False(row.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task A_copy_of_a_video_with_what_was_found_is_asked_for_followed_downloaded_and_removed()
    {
        _analyses.Add(Done("one", _me) with { Name = "party.webm" });
        const string copy = $"{Path}/one/annotated.mp4";
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(copy, Cancellation)).StatusCode);

        using var asked = await _client.PostAsync(copy, null, Cancellation);
        Assert.Equal((HttpStatusCode.Accepted, $"{Path}/one"), (asked.StatusCode, asked.Headers.Location!.ToString()));
        Assert.Equal("waiting", (await JsonOf(asked)).GetProperty("state").GetString());
        _analyses.Drawings["one"] = new DrawnVideo(AnalysisState.Running, 0.25, null);
        var drawn = JsonDocument.Parse(await _client.GetStringAsync($"{Path}/one", Cancellation)).RootElement.GetProperty("drawn");
        Assert.Equal(("running", 0.25), (drawn.GetProperty("state").GetString(), drawn.GetProperty("progress").GetDouble()));

        _analyses.DrawnFile = [1, 2, 3];
        using var file = await _client.GetAsync(copy, Cancellation);
        Assert.Equal([1, 2, 3], await file.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(("video/mp4", "attachment", "party-emotions.mp4"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar));

        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync(copy, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.DeleteAsync(copy, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Nobody_has_a_copy_made_of_what_belongs_to_somebody_else_or_was_not_kept()
    {
        _analyses.Add(Done("theirs", "somebody else"));
        _analyses.Add(Done("gone", _me) with { IsKept = false });
        _analyses.Drawings["theirs"] = new DrawnVideo(AnalysisState.Done, 1, null);
        _analyses.DrawnFile = [1];

        foreach (var id in (string[])["theirs", "gone", "nothing"])
            await AssertProblemAsync(HttpStatusCode.NotFound, await _client.PostAsync($"{Path}/{id}/annotated.mp4", null, Cancellation));
        await AssertProblemAsync(HttpStatusCode.NotFound, await _client.GetAsync($"{Path}/theirs/annotated.mp4", Cancellation));
        await AssertProblemAsync(HttpStatusCode.NotFound, await _client.DeleteAsync($"{Path}/theirs/annotated.mp4", Cancellation));
        Assert.Single(_analyses.Drawings);

        _analyses.Add(Done("mine", _me));
        _analyses.Refusal = new SubmissionException(SubmissionFault.Busy, "others wait");
        Assert.Contains("others wait", await AssertProblemAsync(HttpStatusCode.TooManyRequests, await _client.PostAsync($"{Path}/mine/annotated.mp4", null, Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_is_in_the_shape_of_analyze()
    {
        _analyses.Add(Done("one", _me));

        var job = JsonDocument.Parse(await _client.GetStringAsync($"{Path}/one", Cancellation)).RootElement;

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Result).RootElement, job.GetProperty("result")));
    }

    [Fact]
    public async Task Results_are_downloaded_under_the_name_of_the_file()
    {
        _analyses.Add(Done("one", _me) with { Name = "Größe \"x\".png" });

        var json = await _client.GetAsync($"{Path}/one/result.json", Cancellation);
        var table = await _client.GetAsync($"{Path}/one/result.csv", Cancellation);

        Assert.Equal("attachment", json.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Größe \"x\".json", json.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "part,start,end,dominant,confidence,Neutral,Happiness,Surprise,Sadness,Anger,Disgust,Fear\r\nwhole,,,Happiness,0.9,0.1,0.9,0,0,0,0,0\r\n",
            await table.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("image/png", "inline")]
    [InlineData("video/mp4", "inline")]
    [InlineData("text/plain", "attachment")]
    [InlineData("application/octet-stream", "attachment")]
    public async Task A_polyglot_that_was_kept_is_sent_with_a_type_that_no_browser_sniffs(string type, string disposition)
    {
        _analyses.KeptFile = "<script>alert(1)</script>"u8.ToArray();
        _analyses.Add(Done("one", _me) with { MediaType = type, Name = "evil.html" });

        var answer = await _client.GetAsync($"{Path}/one/file", Cancellation);

        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(disposition, answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_kept_file_can_be_asked_for_as_players_do()
    {
        _analyses.KeptFile = "0123456789"u8.ToArray();
        _analyses.Add(Done("one", _me) with { MediaType = "video/mp4" });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}/one/file");
        request.Headers.Range = new(2, 4);

        var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("234", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Header_injection_by_a_file_name_does_not_get_through()
    {
        _analyses.KeptFile = [1];
        _analyses.Add(Done("one", _me) with { Name = "a.png\r\nSet-Cookie: x=1" });

        var answer = await _client.GetAsync($"{Path}/one/file", Cancellation);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%00")]
    [InlineData("one%0d%0aX: 1")]
    public async Task Path_traversal_by_an_id_finds_nothing(string id)
    {
        var answer = await _client.GetAsync($"{Path}/{id}", Cancellation);

        Assert.InRange((int)answer.StatusCode, 400, 404);
    }

    [Fact]
    public async Task Path_traversal_and_odd_file_names_reach_the_desk_as_mere_names()
    {
        foreach (var name in (string[])["../../etc/passwd", "a\u202egnp.exe", new string('x', 300), "..\\..\\x"])
        {
            Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(Form(new ByteArrayContent([1]), name))).StatusCode);
            Assert.Equal(name, _analyses.LastSubmission!.Name);
        }
    }

    [Fact]
    public async Task Script_in_a_file_name_is_escaped_in_the_answer()
    {
        var answer = await PostAsync(Form(new ByteArrayContent([1]), "<img src=x onerror=alert(1)>.png"));

        Assert.DoesNotContain('<', await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("", "multipart/form-data")]
    [InlineData("x", "multipart/form-data; boundary=")]
    [InlineData("no form at all", "multipart/form-data; boundary=b")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf", "multipart/form-data; boundary=b")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--b--\r\n", "multipart/form-data; boundary=b")]
    [InlineData("{\"text\": 1}", "application/json")]
    [InlineData("{\"text\":", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("[[[[[[", "application/json")]
    public async Task A_malformed_body_is_a_bad_request(string body, string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await AssertProblemAsync(HttpStatusCode.BadRequest, await PostAsync(content));
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused_and_told_what_is_wanted()
    {
        using var content = new StringContent("<x/>", Encoding.UTF8, "application/xml");

        Assert.Contains("multipart/form-data", await AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, await PostAsync(content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oversized_JSON_is_refused_before_it_is_read()
    {
        using var content = new StringContent($"{{\"text\":\"{new string('a', 2 << 20)}\"}}", Encoding.UTF8, "application/json");

        await AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, await PostAsync(content));
        Assert.Null(_analyses.LastText);
    }

    [Fact]
    public async Task JSON_nested_without_end_is_a_bad_request()
    {
        using var content = new StringContent($"{{\"text\":{new string('[', 100_000)}", Encoding.UTF8, "application/json");

        await AssertProblemAsync(HttpStatusCode.BadRequest, await PostAsync(content));
    }

    [Fact]
    public async Task Method_override_does_not_delete()
    {
        _analyses.Add(Done("one", _me));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}/one?_method=DELETE");
        request.Headers.Add("X-HTTP-Method-Override", "DELETE");

        await _client.SendAsync(request, Cancellation);

        Assert.NotNull(_analyses.Find("one"));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_formula_in_a_table_stays_text(string value, string cell) => Assert.Equal(cell, AnalysisTable.Cell(value));

    private static AnalysisJob Done(string id, string owner) => new(id, owner, "a.png", "image/png", 1, DateTimeOffset.UnixEpoch)
    {
        State = AnalysisState.Done,
        Progress = 1,
        Result = Result,
        Finding = new AnalysisFinding("Happiness", 0.9),
        IsKept = true,
    };

    private static MultipartFormDataContent Form(HttpContent content, string name)
    {
        var form = new MultipartFormDataContent();
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=utf-8''{Uri.EscapeDataString(name)}");
        form.Add(content);
        return form;
    }

    private Task<HttpResponseMessage> PostAsync(HttpContent content) => _client.PostAsync(Path, content, Cancellation);

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;

    private static async Task<string> AssertProblemAsync(HttpStatusCode status, HttpResponseMessage answer)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return (await JsonOf(answer)).GetProperty("detail").GetString()!;
    }
}
