using System.Globalization;

namespace EmotionEdge.Mqtt;

/// <summary>Where a broker is.</summary>
internal sealed record BrokerAddress(string Host, int Port)
{
    /// <summary>The brokers in the order in which they are tried.</summary>
    public static IReadOnlyList<BrokerAddress> AllOf(MqttOptions options) =>
        [new BrokerAddress(options.Host, options.Port), .. Split(options.Fallbacks).Select(text => Parse(text, options.Port)!)];

    /// <summary>Those entries of <see cref="MqttOptions.Fallbacks"/> that are no addresses.</summary>
    public static IEnumerable<string> Mistakes(MqttOptions options) =>
        Split(options.Fallbacks).Where(text => Parse(text, options.Port) is null);

    public override string ToString() => $"{Host}:{Port}";

    private static string[] Split(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary><c>host</c>, <c>host:port</c> or, for an address of IPv6, <c>[host]:port</c>.</summary>
    private static BrokerAddress? Parse(string text, int defaultPort)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text.EndsWith(']'))
            return new BrokerAddress(text.Trim('[', ']'), defaultPort);

        var host = text[..colon];
        return host.Length > 0
            && (!host.Contains(':', StringComparison.Ordinal) || host is ['[', .., ']'])
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65535
            ? new BrokerAddress(host.Trim('[', ']'), port)
            : null;
    }
}
