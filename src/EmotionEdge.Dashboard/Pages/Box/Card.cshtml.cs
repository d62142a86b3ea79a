using EmotionEdge.Core.Box;
using EmotionEdge.Dashboard.Box;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Box;

/// <summary>What is known of a model: data, licences, accuracy, groups of people, limits.</summary>
internal sealed class CardModel(IModelCatalogue catalogue) : DashboardPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>HTML, in which nothing acts; see <see cref="CardRenderer"/>.</summary>
    public string Card { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await catalogue.ReadCardAsync(Id ?? "", cancellationToken) is not { } card)
            return NotFound();
        Card = CardRenderer.Render(card, Texts["TableNumber"]);
        return Page();
    }
}
