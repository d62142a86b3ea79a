using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Setup;

namespace EmotionEdge.Dashboard.Tests.Accounts;

public sealed class SetupTests : IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new() { HasAccounts = false };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _dashboard.StartAsync();
        await UntilAsync(() => _dashboard.Server.SetupCode is not null);
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task The_code_on_the_console_makes_the_first_administrator_who_is_then_logged_in()
    {
        Assert.Contains(_dashboard.Server.SetupCode!, _dashboard.Log.Text, StringComparison.Ordinal);
        var browser = _dashboard.Browse();
        using var start = await browser.GetAsync("/");
        using var login = await browser.GetAsync(start.Headers.Location!.ToString());
        Assert.Equal("/setup", login.Headers.Location!.ToString());

        // As somebody reads it off a screen.
        var page = await SetUpAsync(browser, _dashboard.Server.SetupCode!.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));

        Assert.Equal("/setup/place", page.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        var account = Assert.Single(await _dashboard.Get<IAccountStore>().ListAsync(Cancellation));
        Assert.Equal(("anna", Role.Administrator, AccountState.Active), (account.Name, account.Role, account.State));
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var code = _dashboard.Server.SetupCode!;
        await SetUpAsync(_dashboard.Browse(), code);

        using var closed = await _dashboard.Browse().GetAsync("/setup");
        Assert.Equal("/", closed.Headers.Location!.ToString());
        Assert.Null(await _dashboard.Get<SetupDesk>().MakeCodeAsync(Cancellation));
    }

    [Fact]
    public async Task Guessing_the_code_ends_it_after_five_tries()
    {
        var code = _dashboard.Server.SetupCode!;
        for (var attempt = 0; attempt < SetupDesk.Tries; attempt++)
            Assert.Equal(HttpStatusCode.BadRequest, (await SetUpAsync(_dashboard.Browse(), $"AAAAA-AAAA{attempt}")).Status);

        var late = await SetUpAsync(_dashboard.Browse(), code);

        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("emotionedge setup", late.Text, StringComparison.Ordinal);
        var fresh = await _dashboard.Get<SetupDesk>().MakeCodeAsync(Cancellation);
        Assert.Equal("/setup/place", (await SetUpAsync(_dashboard.Browse(), fresh!)).Location);
    }

    [Fact]
    public async Task Guessing_the_code_in_parallel_gets_no_more_tries()
    {
        var setup = _dashboard.Get<SetupDesk>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(
            () => setup.MakeAdministratorAsync($"AAAAA-AA{number}", "anna", TestDashboard.Password, null, Cancellation), Cancellation)));

        // The fifth wrong one is told that it was the last.
        Assert.Equal(SetupDesk.Tries - 1, outcomes.Count(outcome => outcome.Problem == "SetupCodeWrong"));
    }

    [Fact]
    public async Task A_code_is_good_for_half_an_hour()
    {
        var code = _dashboard.Server.SetupCode!;
        _dashboard.Time.Advance(SetupDesk.Validity);

        Assert.Contains("emotionedge setup", (await SetUpAsync(_dashboard.Browse(), code)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_will_not_do_costs_no_try()
    {
        var code = _dashboard.Server.SetupCode!;
        for (var attempt = 0; attempt < SetupDesk.Tries + 1; attempt++)
            Assert.Contains("12 characters", (await SetUpAsync(_dashboard.Browse(), code, "short")).Text, StringComparison.Ordinal);

        Assert.Equal("/setup/place", (await SetUpAsync(_dashboard.Browse(), code)).Location);
    }

    [Fact]
    public async Task Two_who_have_the_code_at_the_same_time_make_one_administrator()
    {
        var setup = _dashboard.Get<SetupDesk>();
        var code = _dashboard.Server.SetupCode!;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(
            () => setup.MakeAdministratorAsync(code, $"anna{number}", TestDashboard.Password, null, Cancellation), Cancellation)));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Single(await _dashboard.Get<IAccountStore>().ListAsync(Cancellation));
    }

    private static Task<Browser.Page> SetUpAsync(Browser browser, string code, string password = TestDashboard.Password) =>
        browser.SubmitAsync("/setup", ("code", code), ("name", "anna"), ("password", password), ("again", password));

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, Cancellation);
    }
}
