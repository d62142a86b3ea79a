using System.Net;
using System.Security.Cryptography.X509Certificates;
using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Assets;
using EmotionEdge.Dashboard.Localization;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>The pages and the API: their container and the way of a request.</summary>
internal sealed class DashboardApplication(
    DashboardOptions options,
    DashboardFolder folder,
    IReadOnlyList<IDashboardModule> modules,
    IStorageHealth storage,
    TimeProvider time,
    ILoggerFactory loggers)
{
    /// <summary>What a request may bring, in bytes; endpoints that take files have their own limit.</summary>
    private const int LargestBody = 64 * 1024;

    private const int MostConnections = 1024;

    /// <summary>For a request's head, which is one packet: who takes longer only holds a connection.</summary>
    private static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(10);

    public WebApplication Build(IPEndPoint listen, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(DashboardApplication).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            Limit(kestrel);
            kestrel.Listen(listen, endpoint =>
            {
                if (certificate is not null)
                    endpoint.UseHttps(certificate);
            });
        });
        AddServices(builder.Services);
        foreach (var module in modules)
            module.AddServices(builder.Services);

        var server = builder.Build();
        UseMiddleware(server);
        MapEndpoints(server);
        return server;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = HeadPatience;
    }

    private void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ILoggerFactory>(new PageLoggers(loggers));
        services.AddSingleton(time);
        services.AddSingleton(options);
        services.AddSingleton(storage);
        services.AddSingleton<IEnumerable<IDashboardModule>>(modules);
        services.AddSingleton<AssetFiles>();
        services.AddScoped<NavigationList>();
        services.AddDashboardTexts();
        services.AddDashboardSecurity();
        services.AddDashboardApi();
        services.AddDataProtection()
            .SetApplicationName(nameof(EmotionEdge))
            .PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddRazorPages().AddApplicationPart(typeof(DashboardApplication).Assembly);
    }

    private static void UseMiddleware(WebApplication server)
    {
        server.UseMiddleware<SecurityHeaders>();
        server.UseWhen(ApiErrors.IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        server.UseWhen(context => !ApiErrors.IsApi(context), pages => pages
            .UseExceptionHandler(ApiErrors.Handler("/error"))
            .UseStatusCodePagesWithReExecute("/error", "?code={0}"));
        server.UseMiddleware<HostNames>();
        server.UseMiddleware<SameOrigin>();
        server.UseRequestLocalization();
        server.UseRouting();
        server.UseAuthentication();
        server.UseAuthorization();
        server.UseAntiforgery();
    }

    private void MapEndpoints(WebApplication server)
    {
        server.MapAssets();
        server.MapRazorPages();
        server.MapOpenApi().RequireAuthorization(Policies.Viewer);
        var api = server.MapGroup(ApiErrors.Prefix);
        foreach (var module in modules)
            module.Map(api, server);
        // So that a wrong address below /api is answered as the API answers, and tells nothing to who is not logged in.
        api.Map("{**rest}", () => TypedResults.NotFound()).ExcludeFromDescription();
    }
}
