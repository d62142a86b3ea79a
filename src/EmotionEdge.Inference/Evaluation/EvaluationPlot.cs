using System.Globalization;
using System.Security;
using System.Text;

namespace EmotionEdge.Inference;

/// <summary>An evaluation as a picture (SVG): the confusion matrix, each row in shares of its label, beside the calibration curve.</summary>
public static class EvaluationPlot
{
    private const int Cell = 44;
    private const int Names = 96;
    private const int Top = 78;
    private const int Curve = 308;
    private const int Margin = 64;

    /// <summary>Draws a result.</summary>
    public static string Svg(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var matrix = result.Labels.Count * Cell;
        var left = Names + matrix + Margin;
        var (width, height) = (left + Curve + 24, Top + Math.Max(matrix, Curve) + 52);
        var svg = new StringBuilder();
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" role="img">""");
        Line(svg, $"<title>{Escape(result.Model)}: confusion matrix and calibration curve</title>");
        Line(svg, $"""<rect width="{width}" height="{height}" fill="white"/>""");
        Text(svg, 12, 22, $"{result.Model} ({result.Precision.ToString().ToLowerInvariant()}): {result.Count} items, accuracy {Percent(result.Accuracy)}, mean recall {Percent(result.MeanRecall)}, ECE {Percent(result.Ece)}", size: 14);
        DrawMatrix(svg, result);
        DrawCurve(svg, result.Calibration, left);
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void DrawMatrix(StringBuilder svg, EvaluationResult result)
    {
        for (var row = 0; row < result.Labels.Count; row++)
        {
            var y = Top + (row * Cell);
            Text(svg, Names - 6, y + (Cell / 2) + 4, result.Labels[row], anchor: "end");
            Text(svg, Names + (row * Cell) + (Cell / 2), Top - 8, result.Labels[row][..Math.Min(7, result.Labels[row].Length)], anchor: "middle", size: 10);
            var support = Math.Max(1, result.PerLabel[result.Labels[row]].Support);
            for (var column = 0; column < result.Labels.Count; column++)
            {
                var share = (double)result.Confusion[row][column] / support;
                var x = Names + (column * Cell);
                Line(svg, $"""<rect x="{x}" y="{y}" width="{Cell - 1}" height="{Cell - 1}" fill="rgb({255 - (int)(200 * share)},{255 - (int)(140 * share)},255)"/>""");
                Text(svg, x + (Cell / 2), y + (Cell / 2) + 4, result.Confusion[row][column].ToString(CultureInfo.InvariantCulture), anchor: "middle");
            }
        }

        var middle = Names + (result.Labels.Count * Cell / 2);
        Text(svg, middle, Top - 26, "answer", anchor: "middle");
        Text(svg, middle, Top + (result.Labels.Count * Cell) + 20, "rows: the truth; colour: share of the row", anchor: "middle");
    }

    private static void DrawCurve(StringBuilder svg, IReadOnlyList<CalibrationBin> bins, int left)
    {
        Line(svg, $"""<rect x="{left}" y="{Top}" width="{Curve}" height="{Curve}" fill="none" stroke="#999"/>""");
        Line(svg, $"""<line x1="{left}" y1="{Top + Curve}" x2="{left + Curve}" y2="{Top}" stroke="#bbb" stroke-dasharray="4 4"/>""");
        foreach (var mark in (double[])[0, 0.5, 1])
        {
            Text(svg, left + (mark * Curve), Top + Curve + 16, Percent(mark), anchor: "middle", size: 10);
            Text(svg, left - 6, Top + ((1 - mark) * Curve) + 4, Percent(mark), anchor: "end", size: 10);
        }

        Text(svg, left + (Curve / 2), Top + Curve + 34, "what the model claims", anchor: "middle");
        Text(svg, left, Top - 8, "how often it is right; area: how often it claims so");
        var most = bins.Count == 0 ? 1 : bins.Max(bin => bin.Count);
        var points = bins.Select(bin => (X: left + (bin.Confidence * Curve), Y: Top + ((1 - bin.Accuracy) * Curve), Radius: 2 + (10 * Math.Sqrt((double)bin.Count / most)))).ToList();
        Line(svg, $"""<polyline fill="none" stroke="#1f5fbf" stroke-width="2" points="{string.Join(' ', points.Select(p => FormattableString.Invariant($"{p.X:0.0},{p.Y:0.0}")))}"/>""");
        foreach (var (x, y, radius) in points)
            Line(svg, $"""<circle cx="{x:0.0}" cy="{y:0.0}" r="{radius:0.0}" fill="#1f5fbf" fill-opacity="0.35"/>""");
    }

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor = "start", int size = 12) =>
        Line(svg, $"""<text x="{x:0.0}" y="{y:0.0}" text-anchor="{anchor}" font-size="{size}">{Escape(text)}</text>""");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");

    private static string? Escape(string text) => SecurityElement.Escape(text);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
