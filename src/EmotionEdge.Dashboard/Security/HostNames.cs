using System.Net;

namespace EmotionEdge.Dashboard.Security;

/// <summary>
/// Answers only to names of this box. A page elsewhere that gives its own name the address of the box (DNS rebinding)
/// would otherwise be of the same origin. An address cannot be rebound.
/// </summary>
internal sealed class HostNames(RequestDelegate next, DashboardOptions options)
{
    private readonly HashSet<string> _names = Known(options);

    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (IPAddress.TryParse(host, out _) || _names.Contains(host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private static HashSet<string> Known(DashboardOptions options)
    {
        var more = options.HostNames?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new HashSet<string>(
            ["localhost", Environment.MachineName, $"{Environment.MachineName}.local", .. more], StringComparer.OrdinalIgnoreCase);
    }
}
