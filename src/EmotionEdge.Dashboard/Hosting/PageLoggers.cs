using EmotionEdge.Dashboard.Sessions;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>
/// The service's loggers, except for what the pages' host says of its start, which the server says in one line; for the
/// warning that keys are not encrypted: the rights of their folder protect them; and for what anybody could fill the log
/// with from outside, by forged forms and requests without a login.
/// </summary>
internal sealed class PageLoggers(ILoggerFactory service) : ILoggerFactory
{
    private static readonly string[] Silent =
    [
        "Microsoft.Extensions.Hosting",
        "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager",
        "Microsoft.AspNetCore.Antiforgery",
        typeof(SessionHandler).FullName!,
        typeof(ApiTokenHandler).FullName!,
    ];

    public ILogger CreateLogger(string categoryName) =>
        Array.Exists(Silent, silent => categoryName.StartsWith(silent, StringComparison.Ordinal)) ? NullLogger.Instance : service.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => service.AddProvider(provider);

    public void Dispose()
    {
        // They are the service's.
    }
}
