using EmotionEdge.Dashboard.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Dashboard.Tests.Sessions;

public sealed class LoginThrottleTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.168.1.7");

    private readonly FakeTimeProvider _time = new();
    private readonly LoginThrottle _throttle;

    public LoginThrottleTests() => _throttle = new LoginThrottle(_time);

    [Fact]
    public void Five_failures_are_free_and_each_further_one_doubles_the_wait_up_to_a_quarter_of_an_hour()
    {
        var waits = new List<double>();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            // From a new address each time: it is the name that is guarded.
            var address = IPAddress.Parse($"10.0.0.{attempt}");
            Assert.Null(_throttle.Begin("anna", address));
            var wait = _throttle.Begin("ANNA", address);
            if (wait is not { } time)
            {
                _throttle.Forgive("anna", address);
                continue;
            }

            waits.Add(time.TotalSeconds);
            _time.Advance(time);
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits.Take(11));
    }

    [Fact]
    public void Attempts_that_come_at_the_same_time_all_count()
    {
        var let = Enumerable.Range(0, 500).AsParallel().Count(_ => _throttle.Begin("anna", Home) is null);

        Assert.Equal(5, let);
    }

    [Fact]
    public void Guesses_at_many_accounts_from_one_address_are_slowed_down_for_the_address()
    {
        var let = Enumerable.Range(0, 100).Count(number => _throttle.Begin($"somebody{number}", Home) is null);

        Assert.Equal(20, let);
        Assert.Null(_throttle.Begin("somebody", IPAddress.Parse("192.168.1.8")));
    }

    [Fact]
    public void All_addresses_of_an_IPv6_network_are_one_and_an_IPv4_address_in_IPv6_is_itself()
    {
        for (var number = 0; number < 20; number++)
            Assert.Null(_throttle.Begin($"somebody{number}", IPAddress.Parse($"2001:db8:1:2::{number:x}")));

        Assert.NotNull(_throttle.Begin("anna", IPAddress.Parse("2001:db8:1:2:ffff::1")));
        Assert.Null(_throttle.Begin("anna", IPAddress.Parse("2001:db8:1:3::1")));
        for (var number = 0; number < 20; number++)
            Assert.Null(_throttle.Begin($"other{number}", Home));
        Assert.NotNull(_throttle.Begin("berta", Home.MapToIPv6()));
    }

    [Fact]
    public void Who_has_an_account_cannot_wash_an_address_clean_with_it()
    {
        for (var number = 0; number < 20; number++)
            Assert.Null(_throttle.Begin($"somebody{number}", Home));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(_throttle.Begin("mine", Home));
        _throttle.Succeed("mine", Home);

        Assert.All(Enumerable.Range(0, 5), number => Assert.NotNull(_throttle.Begin($"more{number}", Home)));
    }

    [Fact]
    public void Half_a_day_without_a_failure_forgets_all()
    {
        while (_throttle.Begin("anna", Home) is null)
        {
        }

        _time.Advance(TimeSpan.FromHours(12));

        Assert.Equal(5, Enumerable.Range(0, 10).Count(_ => _throttle.Begin("anna", Home) is null));
    }
}
