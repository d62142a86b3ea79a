using EmotionEdge.Core.Setup;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Setup;

/// <summary>The MQTT broker and whether it lets the box in.</summary>
internal sealed class BrokerModel(IBoxAid aid) : DashboardPage
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
        if (Host is not { Length: > 0 and <= 200 } || Port is < 1 or > 65535 || Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            return Refuse("BrokerIncomplete");
        if (await aid.TryBrokerAsync(Asked, cancellationToken) is { } trouble)
            return RefuseWith(trouble, StatusCodes.Status200OK);
        IsFine = true;
        return Page();
    }
}
