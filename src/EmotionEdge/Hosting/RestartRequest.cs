using Microsoft.Extensions.Hosting;

namespace EmotionEdge.Hosting;

/// <summary>Whether somebody has asked for a restart.</summary>
internal sealed class RestartRequest(IHostApplicationLifetime lifetime)
{
    public bool IsMade { get; private set; }

    /// <summary>Ends the service; its exit code then asks systemd to start it again.</summary>
    public void Make()
    {
        IsMade = true;
        lifetime.StopApplication();
    }
}
