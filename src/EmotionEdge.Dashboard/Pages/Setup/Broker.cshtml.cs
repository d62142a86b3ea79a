using EmotionEdge.Core.Setup;
using EmotionEdge.Dashboard.Sessions;
using EmotionEdge.Dashboard.Setup;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Setup;

/// <summary>The MQTT broker and whether it lets the box in.</summary>
internal sealed class BrokerModel(IBoxAid aid, BrokerDesk desk) : DashboardPage
{
    [BindProperty(Name = "host")]
    public string Host { get; set; } = "";

    [BindProperty(Name = "port")]
    public int Port { get; set; }

    [BindProperty(Name = "tls")]
    public bool Tls { get; set; }

    [BindProperty(Name = "user")]
    public string? UserName { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>It was tried and let the box in.</summary>
    public bool IsFine { get; private set; }

    /// <summary>It was taken over.</summary>
    public bool IsKept { get; private set; }

    /// <summary>It is not the one that is configured.</summary>
    public bool IsOther => Asked with { Password = null } != aid.ConfiguredBroker;

    private BrokerTrial Asked => new(Host, Port, Tls, UserName, Password);

    public void OnGet()
    {
        var configured = aid.ConfiguredBroker;
        (Host, Port, Tls, UserName) = (configured.Host, configured.Port, configured.Tls, configured.User);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Asked.IsComplete)
            return Refuse("BrokerIncomplete");
        return await TryAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellationToken)
    {
        if (!Asked.IsComplete)
            return Refuse("BrokerIncomplete");
        if (await desk.KeepAsync(Asked, HttpContext.Actor(), cancellationToken) is { } problem)
            return RefuseWith(problem, StatusCodes.Status409Conflict);
        IsKept = true;
        return await TryAsync(cancellationToken);
    }

    private async Task<IActionResult> TryAsync(CancellationToken cancellationToken)
    {
        if (await desk.TryAsync(Asked, cancellationToken) is { } trouble)
            return RefuseWith(trouble, StatusCodes.Status200OK);
        IsFine = true;
        return Page();
    }
}
