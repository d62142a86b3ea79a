using Xunit;

namespace EmotionEdge.Browser;

/// <summary>The pages in a real browser. What each script does stands in it.</summary>
public sealed class DashboardTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public Task The_first_start_leads_from_the_code_to_an_administrator_who_logs_out_and_in() => RunAsync("first-start.js");

    [Fact(Timeout = Bound)]
    public Task Two_people_with_different_rights_see_different_pages() => RunAsync("two-people.js");

    [Fact(Timeout = Bound)]
    public Task Logout_everywhere_ends_the_session_of_the_other_browser() => RunAsync("logout-everywhere.js");

    [Fact(Timeout = Bound)]
    public Task Every_page_fits_a_phone_and_a_large_screen_and_axe_finds_nothing_light_or_dark() => RunAsync("every-page.js");

    [Fact(Timeout = Bound)]
    public Task All_can_be_done_by_keyboard_alone() => RunAsync("keyboard.js");

    private static async Task RunAsync(string script)
    {
        Script.NeedsBrowser();
        using var dashboard = await Dashboard.StartAsync();
        await Script.RunAsync(script, dashboard);
    }
}
