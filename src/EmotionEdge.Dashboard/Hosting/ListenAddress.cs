using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace EmotionEdge.Dashboard.Hosting;

/// <summary>Where the page is served.</summary>
/// <param name="EndPoint">Address and port; port 0 takes a free one.</param>
internal sealed record ListenAddress(IPEndPoint EndPoint)
{
    /// <summary>Only this machine reaches it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    /// <summary>What people enter in a browser.</summary>
    /// <param name="port">On which it is served in the end.</param>
    /// <param name="machine">The name of this machine, where it is served on all its addresses.</param>
    public Uri ToOpen(int port, string machine)
    {
        var isAny = EndPoint.Address.Equals(IPAddress.Any) || EndPoint.Address.Equals(IPAddress.IPv6Any);
        return new UriBuilder(IsLoopback ? "http" : "https", isAny ? machine : EndPoint.Address.ToString(), port).Uri;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        address = null;
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return false;
        var host = text[..colon];
        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        // Without brackets the last group of an IPv6 address would be taken for the port.
        if (!IPAddress.TryParse(host, out var ip) || isBracketed != (ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6))
            return false;
        address = new ListenAddress(new IPEndPoint(ip, port));
        return true;
    }
}
