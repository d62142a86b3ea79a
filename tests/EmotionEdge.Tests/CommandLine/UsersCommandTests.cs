using EmotionEdge.CommandLine;

namespace EmotionEdge.Tests.CommandLine;

public sealed class UsersCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_account_is_added_listed_given_a_new_password_and_removed()
    {
        var added = await RunAsync("users", "add", "anna", "--role", "administrator", "--json");
        await RunAsync("users", "add", "berta");
        var reset = await RunAsync("users", "reset-password", "ANNA", "--json");
        var removed = await RunAsync("users", "remove", "berta");
        var listed = await RunAsync("users", "list", "--json");

        Assert.Equal(ExitCode.Fine, added.Code);
        Assert.Equal(20, added.Json.GetProperty("password").GetString()!.Length);
        Assert.NotEqual(added.Json.GetProperty("password").GetString(), reset.Json.GetProperty("password").GetString());
        Assert.Equal(ExitCode.Fine, removed.Code);
        var anna = Assert.Single(listed.Json.EnumerateArray());
        Assert.Equal(("anna", "Administrator", "Active"), (anna.GetProperty("name").GetString(), anna.GetProperty("role").GetString(), anna.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_done_says_why_and_ends_with_1()
    {
        await RunAsync("users", "add", "anna", "--role", "administrator");

        foreach (var (arguments, reason) in new (string[], string)[]
        {
            (["users", "add", "Anna"], "name already"),
            (["users", "add", "two words"], "2 to 64"),
            (["users", "remove", "nobody"], "no such account"),
            (["users", "reset-password", "nobody"], "no such account"),
            (["users", "remove", "anna"], "last administrator"),
            (["setup"], "an administrator already"),
            (["restore", "absent.db"], "does not exist"),
        })
        {
            var run = await RunAsync(arguments);
            Assert.Equal(ExitCode.No, run.Code);
            Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_there_is_an_administrator_setup_makes_a_code_each_time()
    {
        await RunAsync("users", "add", "vera");
        var first = await RunAsync("setup", "--json");
        var second = await RunAsync("setup", "--json");

        Assert.Matches("^[A-Z2-9]{5}-[A-Z2-9]{5}$", first.Json.GetProperty("code").GetString());
        Assert.NotEqual(first.Json.GetProperty("code").GetString(), second.Json.GetProperty("code").GetString());
        Assert.Equal("http://127.0.0.1:9185/setup", first.Json.GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_backup_brings_back_what_was_removed()
    {
        await RunAsync("users", "add", "anna", "--role", "administrator");
        await RunAsync("users", "add", "berta");
        var copy = Path.Combine(_folder.Path, "copy.db");

        Assert.Equal(ExitCode.Fine, (await RunAsync("backup", copy)).Code);
        await RunAsync("users", "remove", "berta");
        Assert.Equal(ExitCode.Fine, (await RunAsync("restore", copy)).Code);

        Assert.Equal(2, (await RunAsync("users", "list", "--json")).Json.GetArrayLength());
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.Of([.. arguments, "--config", Configuration()]);

    private string Configuration() =>
        _folder.Write("emotionedge.json", $$"""{ "storage": { "directory": "{{Path.Combine(_folder.Path, "state")}}" } }""");
}
