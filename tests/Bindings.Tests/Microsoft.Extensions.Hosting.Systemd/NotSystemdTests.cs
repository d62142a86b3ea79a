using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Xunit;

namespace Bindings.Tests.Systemd;

public sealed class NotSystemdTests
{
    [Fact]
    public void A_process_that_systemd_did_not_start_keeps_its_own_lifetime()
    {
        Assert.SkipWhen(SystemdHelpers.IsSystemdService(), "this test run is a systemd service itself");

        var services = new ServiceCollection();
        Assert.Same(services, services.AddSystemd());
        Assert.Empty(services);

        IHostBuilder builder = Host.CreateDefaultBuilder();
        Assert.Same(builder, builder.UseSystemd());
        using IHost host = builder.Build();
        Assert.IsNotType<SystemdLifetime>(host.Services.GetRequiredService<IHostLifetime>());
    }

    [Fact]
    public void The_states_are_those_of_sd_notify()
    {
        Assert.Equal("READY=1", ServiceState.Ready.ToString());
        Assert.Equal("STOPPING=1", ServiceState.Stopping.ToString());
        Assert.Equal("WATCHDOG=1", new ServiceState("WATCHDOG=1").ToString());
        Assert.Equal(string.Empty, default(ServiceState).ToString());
        Assert.Throws<ArgumentNullException>(() => new ServiceState(null!));
    }
}
