using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Sessions;
using EmotionEdge.Dashboard.Setup;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Setup;

/// <summary>Place and purpose.</summary>
internal sealed class PlaceModel(PurposeDesk desk, IPlaceRule rule) : DashboardPage
{
    [BindProperty(Name = "place")]
    public Place? Place { get; set; }

    [BindProperty(Name = "purpose")]
    public string? Text { get; set; }

    [BindProperty(Name = "reason")]
    public Reason Reason { get; set; }

    [BindProperty(Name = "explanation")]
    public string? Explanation { get; set; }

    /// <summary>Nothing is sensed here.</summary>
    public bool IsRefused => rule.IsRefused;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(cancellationToken) is { } purpose)
            (Place, Text, Reason, Explanation) = (purpose.Place, purpose.Text, purpose.Reason, purpose.Explanation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Place is not { } place || new Purpose(place, Text?.Trim() ?? "", Reason, Explanation?.Trim() ?? "") is not { IsComplete: true } purpose)
            return Refuse("PlaceIncomplete");
        var permitted = await desk.AnswerAsync(purpose, HttpContext.Actor(), cancellationToken);
        return permitted ? Redirect("/setup/devices") : Page();
    }
}
