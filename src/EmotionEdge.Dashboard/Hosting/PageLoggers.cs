using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>
/// The service's loggers, except for what the pages' host says of its start, which the server says in one line, and for the
/// warning that keys are not encrypted: the rights of their folder protect them.
/// </summary>
internal sealed class PageLoggers(ILoggerFactory service) : ILoggerFactory
{
    private static readonly string[] Silent = ["Microsoft.Extensions.Hosting", "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"];

    public ILogger CreateLogger(string categoryName) =>
        Array.Exists(Silent, silent => categoryName.StartsWith(silent, StringComparison.Ordinal)) ? NullLogger.Instance : service.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => service.AddProvider(provider);

    public void Dispose()
    {
        // They are the service's.
    }
}
