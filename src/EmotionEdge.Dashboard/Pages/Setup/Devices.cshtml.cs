using EmotionEdge.Core.Setup;

namespace EmotionEdge.Dashboard.Pages.Setup;

/// <summary>Cameras and microphones.</summary>
internal sealed class DevicesModel(IBoxAid aid) : DashboardPage
{
    public DevicesFound Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await Task.Run(aid.FindDevices, cancellationToken);
}
