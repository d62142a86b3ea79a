using System.Net;
using System.Net.Sockets;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>
/// Makes guessing slow: after some failures each further one doubles the time for which nothing is tried, for the name,
/// whether there is such an account or not, and for the address. An attempt counts as failed until it succeeds, so that
/// many at the same time gain nothing.
/// </summary>
internal sealed class LoginThrottle(TimeProvider time)
{
    private readonly FailureBook _names = new(time, freeFailures: 5);

    /// <summary>Several people may sit behind one address; guesses at many accounts come from one, too.</summary>
    private readonly FailureBook _addresses = new(time, freeFailures: 20);

    /// <summary>Whether an attempt may be made now; it counts as failed from here on.</summary>
    /// <returns>How long to wait; <see langword="null"/>: go on.</returns>
    public TimeSpan? Begin(string name, IPAddress address)
    {
        var waits = new[] { _names.Wait(Key(name)), _addresses.Wait(Key(address)) };
        if (waits.Max() is { } wait)
            return wait;
        // Both are asked again as they are counted: another attempt may have come between.
        return _names.Begin(Key(name)) ?? _addresses.Begin(Key(address));
    }

    /// <summary>As <see cref="Begin"/>, where there is nothing to answer but to wait.</summary>
    /// <exception cref="MustWaitException">No attempt may be made now.</exception>
    public void Require(string name, IPAddress address)
    {
        if (Begin(name, address) is { } wait)
            throw new MustWaitException(wait);
    }

    /// <summary>It was neither right nor wrong: the box could not look, or wants a second factor.</summary>
    public void Forgive(string name, IPAddress address)
    {
        _names.Forgive(Key(name));
        _addresses.Forgive(Key(address));
    }

    /// <summary>The owner has come. The failures of the address stay: whoever has one account may guess at others.</summary>
    public void Succeed(string name, IPAddress address)
    {
        _names.Forget(Key(name));
        _addresses.Forgive(Key(address));
    }

    private static string Key(string name) => name.ToUpperInvariant();

    /// <summary>Who has an IPv6 address has a whole network of them (/64).</summary>
    private static string Key(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
