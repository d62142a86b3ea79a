using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Sessions;
using EmotionEdge.Dashboard.Setup;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Setup;

/// <summary>Place and purpose.</summary>
internal sealed class PlaceModel(PurposeDesk desk, IPlaceRule rule) : DashboardPage
{
    private const int LongestText = 500;

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
        var (text, explanation) = (Text?.Trim() ?? "", Explanation?.Trim() ?? "");
        if (!ModelState.IsValid || Place is not { } place || !Enum.IsDefined(place) || !Enum.IsDefined(Reason) || text.Length is 0 or > LongestText || explanation.Length > LongestText)
            return Refuse("PlaceIncomplete");
        var permitted = await desk.AnswerAsync(new Purpose(place, text, Reason, explanation), HttpContext.Actor(), cancellationToken);
        return permitted ? Redirect("/setup/devices") : Page();
    }
}
