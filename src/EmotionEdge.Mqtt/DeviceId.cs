namespace EmotionEdge.Mqtt;

internal static class DeviceId
{
    private const int MaximumLength = 64;

    /// <summary>The machine's name without what has a meaning in topics or is not welcome in Home Assistant's ids.</summary>
    public static string FromMachineName(string machineName)
    {
        var id = new string([.. machineName.Take(MaximumLength).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'
            ? char.ToLowerInvariant(c)
            : '-')]).Trim('-');
        return id.Length == 0 ? "device" : id;
    }
}
