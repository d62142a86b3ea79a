using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Xunit;

namespace Bindings.Tests.Systemd;

public sealed partial class SystemdLifetimeTests
{
    private const int SigTerm = 15;

    [Fact]
    public async Task A_host_says_ready_when_started_and_stopping_when_it_stops()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var socket = new NotifySocket(isAbstract: false);
        using IHost host = Build(socket);

        await host.StartAsync(cancellation);
        Assert.Equal("READY=1", await socket.ReceiveAsync());
        await host.StopAsync(cancellation);
        Assert.Equal("STOPPING=1", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task SIGTERM_stops_the_host_and_not_the_process()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var socket = new NotifySocket(isAbstract: true);
        using IHost host = Build(socket);
        Task run = host.RunAsync(cancellation);
        Assert.Equal("READY=1", await socket.ReceiveAsync());

        Assert.Equal(0, kill(Environment.ProcessId, SigTerm));

        Assert.Equal("STOPPING=1", await socket.ReceiveAsync());
        await run;
    }

    [Fact]
    public void Console_lines_get_the_format_that_journald_reads()
    {
        using var socket = new NotifySocket(isAbstract: true);
        using IHost host = Build(socket);

        Assert.Equal("systemd", host.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
        Assert.IsType<SystemdLifetime>(host.Services.GetRequiredService<IHostLifetime>());
    }

    [Fact]
    public void Process_1_of_a_container_is_a_service_when_the_variables_are_set()
    {
        Assert.True(SystemdHelpers.IsSystemdService(1, 0, "/run/notify", null));
        Assert.True(SystemdHelpers.IsSystemdService(1, 0, null, "1"));
        Assert.False(SystemdHelpers.IsSystemdService(1, 0, null, string.Empty));
    }

    [Fact]
    public void A_child_of_something_else_or_of_a_process_that_cannot_be_seen_is_not_a_service()
    {
        Assert.False(SystemdHelpers.IsSystemdService(4711, Environment.ProcessId, "/run/notify", null));
        Assert.False(SystemdHelpers.IsSystemdService(4711, int.MaxValue, "/run/notify", null));
    }

    private static IHost Build(NotifySocket socket)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        SystemdHostBuilderExtensions.AddSystemdLifetime(builder.Services);
        builder.Services.AddSingleton<ISystemdNotifier>(new SystemdNotifier(socket.Variable));
        return builder.Build();
    }

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
