using System.Globalization;
using System.Security;
using System.Text;

namespace EmotionEdge.Core;

/// <summary>Writes a picture as SVG, element by element; numbers as every reader of SVG understands them.</summary>
public sealed class SvgDrawing
{
    private readonly StringBuilder _svg = new();

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="title">For those who do not see it.</param>
    public SvgDrawing(int width, int height, string title)
    {
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" role="img">""");
        Add($"<title>{Escape(title)}</title>");
        Add($"""<rect width="{width}" height="{height}" fill="white"/>""");
    }

    /// <summary>One element as it is.</summary>
    public void Add(FormattableString element)
    {
        ArgumentNullException.ThrowIfNull(element);
        _svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>A line of text.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">Any text.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="size">In pixels.</param>
    public void Text(double x, double y, string text, string anchor = "start", int size = 12) =>
        Add($"""<text x="{x:0.0}" y="{y:0.0}" text-anchor="{anchor}" font-size="{size}">{Escape(text)}</text>""");

    /// <summary>Lines from point to point.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="style">More attributes, such as <c>stroke</c>.</param>
    public void Polyline(IEnumerable<(double X, double Y)> points, string style) =>
        _svg.Append("<polyline fill=\"none\" ").Append(style).Append(" points=\"")
            .AppendJoin(' ', points.Select(point => FormattableString.Invariant($"{point.X:0.0},{point.Y:0.0}"))).Append("\"/>\n");

    /// <summary>The whole picture.</summary>
    public override string ToString() => _svg + "</svg>\n";

    /// <summary>Control characters, which file names may have and XML may not, become question marks.</summary>
    private static string? Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? "?" : rune.ToString())));
}
