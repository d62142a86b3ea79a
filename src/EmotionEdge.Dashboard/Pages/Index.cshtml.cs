using EmotionEdge.Core;
using EmotionEdge.Core.Trends;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>The room: live for those who may see that, its last hour for the others.</summary>
public sealed class IndexModel(IAuthorizationService authorization, TimeProvider time) : PageModel
{
    /// <summary>The emotion that led most often; <see langword="null"/> where nothing was kept.</summary>
    public string? Dominant { get; private set; }

    /// <summary>In how many of the moments in which one could be told, 0..1.</summary>
    public double Share { get; private set; }

    /// <summary>How many minutes were kept.</summary>
    public int Minutes { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var services = HttpContext.RequestServices;
        if (services.GetService<Live.LiveFeed>() is not null
            && (await authorization.AuthorizeAsync(User, Policies.Operator).ConfigureAwait(false)).Succeeded)
        {
            return LocalRedirect("/live");
        }

        if (services.GetService<ITrendStore>() is { } trends)
            Sum(await trends.ReadMinutesAsync(time.GetUtcNow().AddHours(-1), time.GetUtcNow(), cancellationToken).ConfigureAwait(false));
        return Page();
    }

    private void Sum(IReadOnlyList<MinuteMood> minutes)
    {
        var counts = Enumerable.Range(0, EmotionScores.Count).Select(emotion => minutes.Sum(minute => minute.Counts[emotion])).ToArray();
        var all = counts.Sum();
        if (all == 0)
            return;
        Dominant = EmotionNames.All[Array.IndexOf(counts, counts.Max())];
        Share = (double)counts.Max() / all;
        Minutes = minutes.Count;
    }
}
