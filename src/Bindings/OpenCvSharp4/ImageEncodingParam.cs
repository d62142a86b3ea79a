namespace OpenCvSharp;

/// <summary>A parameter of a picture encoder.</summary>
[Serializable]
public record ImageEncodingParam
{
    /// <summary>Creates a parameter.</summary>
    public ImageEncodingParam(ImwriteFlags id, int value)
    {
        EncodingId = id;
        Value = value;
    }

    /// <summary>Which parameter.</summary>
    public ImwriteFlags EncodingId { get; }

    /// <summary>Its value.</summary>
    public int Value { get; }

    internal static int[] Pairs(ImageEncodingParam[] prms)
    {
        ArgumentNullException.ThrowIfNull(prms);
        var pairs = new int[prms.Length * 2];
        for (var i = 0; i < prms.Length; i++)
            (pairs[2 * i], pairs[2 * i + 1]) = ((int)prms[i].EncodingId, prms[i].Value);
        return pairs;
    }
}
