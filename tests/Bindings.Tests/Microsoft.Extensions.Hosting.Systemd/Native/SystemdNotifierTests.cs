using System.Net.Sockets;
using Microsoft.Extensions.Hosting.Systemd;
using Xunit;

namespace Bindings.Tests.Systemd;

public sealed class SystemdNotifierTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task States_arrive_at_the_socket(bool isAbstract)
    {
        using var socket = new NotifySocket(isAbstract);
        var notifier = new SystemdNotifier(socket.Variable);

        Assert.True(notifier.IsEnabled);
        notifier.Notify(ServiceState.Ready);
        Assert.Equal("READY=1", await socket.ReceiveAsync());
        notifier.Notify(new ServiceState("STATUS=broker unreachable – waiting"));
        Assert.Equal("STATUS=broker unreachable – waiting", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_socket_a_state_goes_nowhere(string? path)
    {
        var notifier = new SystemdNotifier(path);

        Assert.False(notifier.IsEnabled);
        notifier.Notify(ServiceState.Ready);
    }

    [Fact]
    public void A_socket_on_which_nobody_listens_is_an_error()
    {
        var notifier = new SystemdNotifier($"@nobody-{Guid.NewGuid():N}");

        Assert.Throws<SocketException>(() => notifier.Notify(ServiceState.Ready));
    }

    [Fact]
    public async Task Many_notifications_leave_no_socket_behind()
    {
        using var socket = new NotifySocket(isAbstract: true);
        var notifier = new SystemdNotifier(socket.Variable);
        int before = Directory.GetFiles("/proc/self/fd").Length;

        for (var i = 0; i < 20_000; i++)
        {
            notifier.Notify(new ServiceState("WATCHDOG=1"));
            Assert.Equal("WATCHDOG=1", await socket.ReceiveAsync());
        }

        // Other tests of this process open files at the same time.
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 1000);
    }
}
