using System.Globalization;
using System.Net;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>A socket of the internet protocols that a process holds.</summary>
/// <param name="Protocol">tcp, tcp6, udp or udp6.</param>
/// <param name="Local">Its own end.</param>
/// <param name="Remote">The other end; port 0 when there is none.</param>
internal sealed record InternetSocket(string Protocol, IPEndPoint Local, IPEndPoint Remote)
{
    private static readonly string[] Protocols = ["tcp", "tcp6", "udp", "udp6"];

    public bool IsConnected => Remote.Port != 0;

    public static IReadOnlyList<InternetSocket> Of(int process)
    {
        var open = OpenFiles.Of(process);
        return [.. Protocols.SelectMany(protocol => Table(protocol).Where(row => open.Contains($"socket:[{row[9]}]")).Select(row => Parse(protocol, row)))];
    }

    private static IEnumerable<string[]> Table(string protocol) => File.ReadAllLines($"/proc/net/{protocol}")
        .Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static InternetSocket Parse(string protocol, string[] row) => new(protocol, End(row[1]), End(row[2]));

    /// <summary>The address is in 32-bit words of this machine's byte order, the port is not.</summary>
    private static IPEndPoint End(string text)
    {
        var parts = text.Split(':');
        var bytes = Convert.FromHexString(parts[0]);
        for (var word = 0; BitConverter.IsLittleEndian && word < bytes.Length; word += 4)
            Array.Reverse(bytes, word, 4);
        return new IPEndPoint(new IPAddress(bytes), int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
