using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>Ends a session.</summary>
internal sealed class LogoutModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await HttpContext.EndSessionAsync(cancellationToken);
        return Redirect("/login?done=DoneLoggedOut");
    }
}
