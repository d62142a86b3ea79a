using System.Globalization;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Resources;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>What all pages with forms have.</summary>
public abstract class DashboardPage : PageModel
{
    /// <summary>The texts in the language of the browser.</summary>
    protected IStringLocalizer<Strings> Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Strings>>();

    /// <summary>Why what was asked for was not done; shown above the form.</summary>
    public string? Problem { get; protected set; }

    /// <summary>The name of a text that tells what was done before this page was called.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>That text; <see langword="null"/> when there is none of this name.</summary>
    public string? Notice => Done is not null && Done.StartsWith("Done", StringComparison.Ordinal) && Texts[Done] is { ResourceNotFound: false } text ? text.Value : null;

    /// <summary>Shows the page again with a problem: what was wrong is the visitor's to put right.</summary>
    protected PageResult Refuse(string textName, int status = StatusCodes.Status400BadRequest) => RefuseWith(Texts[textName], status);

    /// <inheritdoc cref="Refuse"/>
    protected PageResult RefuseWith(string problem, int status = StatusCodes.Status400BadRequest)
    {
        Problem = problem;
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Shows the page again where too many come at once, or too many guesses failed.</summary>
    private protected PageResult RefuseFor(Exception exception) => exception is MustWaitException wait
        ? RefuseWith(Texts["LoginMustWait", wait.Seconds], StatusCodes.Status429TooManyRequests)
        : Refuse("LoginBusy", StatusCodes.Status503ServiceUnavailable);

    /// <summary>A moment as people read it, in the time of the box.</summary>
    public string Shown(DateTimeOffset time) => TimeZoneInfo
        .ConvertTime(time, HttpContext.RequestServices.GetRequiredService<TimeProvider>().LocalTimeZone)
        .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The account that is logged in.</summary>
    protected Task<Account> MyAccountAsync(CancellationToken cancellationToken) => HttpContext.AccountAsync(cancellationToken);
}
