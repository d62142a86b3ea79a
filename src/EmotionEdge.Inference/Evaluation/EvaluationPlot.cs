using System.Globalization;
using EmotionEdge.Core;

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
        var svg = new SvgDrawing(width, height, $"{result.Model}: confusion matrix and calibration curve");
        svg.Text(12, 22, $"{result.Model} ({result.Precision.ToString().ToLowerInvariant()}): {result.Count} items, accuracy {Percent(result.Accuracy)}, mean recall {Percent(result.MeanRecall)}, ECE {Percent(result.Ece)}", size: 14);
        DrawMatrix(svg, result);
        DrawCurve(svg, result.Calibration, left);
        return svg.ToString();
    }

    private static void DrawMatrix(SvgDrawing svg, EvaluationResult result)
    {
        for (var row = 0; row < result.Labels.Count; row++)
        {
            var y = Top + (row * Cell);
            svg.Text(Names - 6, y + (Cell / 2) + 4, result.Labels[row], anchor: "end");
            svg.Text(Names + (row * Cell) + (Cell / 2), Top - 8, result.Labels[row][..Math.Min(7, result.Labels[row].Length)], anchor: "middle", size: 10);
            var support = Math.Max(1, result.PerLabel[result.Labels[row]].Support);
            for (var column = 0; column < result.Labels.Count; column++)
            {
                var share = (double)result.Confusion[row][column] / support;
                var x = Names + (column * Cell);
                svg.Add($"""<rect x="{x}" y="{y}" width="{Cell - 1}" height="{Cell - 1}" fill="rgb({255 - (int)(200 * share)},{255 - (int)(140 * share)},255)"/>""");
                svg.Text(x + (Cell / 2), y + (Cell / 2) + 4, result.Confusion[row][column].ToString(CultureInfo.InvariantCulture), anchor: "middle");
            }
        }

        var middle = Names + (result.Labels.Count * Cell / 2);
        svg.Text(middle, Top - 26, "answer", anchor: "middle");
        svg.Text(middle, Top + (result.Labels.Count * Cell) + 20, "rows: the truth; colour: share of the row", anchor: "middle");
    }

    private static void DrawCurve(SvgDrawing svg, IReadOnlyList<CalibrationBin> bins, int left)
    {
        svg.Add($"""<rect x="{left}" y="{Top}" width="{Curve}" height="{Curve}" fill="none" stroke="#999"/>""");
        svg.Add($"""<line x1="{left}" y1="{Top + Curve}" x2="{left + Curve}" y2="{Top}" stroke="#bbb" stroke-dasharray="4 4"/>""");
        foreach (var mark in (double[])[0, 0.5, 1])
        {
            svg.Text(left + (mark * Curve), Top + Curve + 16, Percent(mark), anchor: "middle", size: 10);
            svg.Text(left - 6, Top + ((1 - mark) * Curve) + 4, Percent(mark), anchor: "end", size: 10);
        }

        svg.Text(left + (Curve / 2), Top + Curve + 34, "what the model claims", anchor: "middle");
        svg.Text(left, Top - 8, "how often it is right; area: how often it claims so");
        var most = bins.Count == 0 ? 1 : bins.Max(bin => bin.Count);
        var points = bins.Select(bin => (X: left + (bin.Confidence * Curve), Y: Top + ((1 - bin.Accuracy) * Curve), Radius: 2 + (10 * Math.Sqrt((double)bin.Count / most)))).ToList();
        svg.Polyline(points.Select(point => (point.X, point.Y)), "stroke=\"#1f5fbf\" stroke-width=\"2\"");
        foreach (var (x, y, radius) in points)
            svg.Add($"""<circle cx="{x:0.0}" cy="{y:0.0}" r="{radius:0.0}" fill="#1f5fbf" fill-opacity="0.35"/>""");
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
