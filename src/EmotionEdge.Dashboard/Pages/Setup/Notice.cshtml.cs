using EmotionEdge.Dashboard.Setup;

namespace EmotionEdge.Dashboard.Pages.Setup;

/// <summary>The sign that tells people of the box (EU AI Act, article 50(3)), to be printed.</summary>
internal sealed class NoticeModel(PurposeDesk desk) : DashboardPage
{
    public string? Purpose { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Purpose = (await desk.FindAsync(cancellationToken))?.Text;
}
