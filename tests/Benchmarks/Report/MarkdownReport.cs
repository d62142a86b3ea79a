using System.Text;

namespace Benchmarks.Report;

/// <summary>The measurements as a page of text with tables.</summary>
internal static class MarkdownReport
{
    public static string Write(string machine, string command, IEnumerable<Section> sections)
    {
        var text = new StringBuilder();
        text.Append(Figures.Invariant($"Written by `{command}`: {machine}.\n\n"));
        text.Append("The clip is 640x480 at 15 frames a second with one face. Times of stages are processor time, medians of runs that take ")
            .Append("turns, each model on one thread; the service runs them as configured.\n");
        foreach (var section in sections)
        {
            text.Append(Figures.Invariant($"\n| {section.Title} | measured | goal |\n|---|---|---|\n"));
            foreach (var figure in section.Figures)
                text.Append(Figures.Invariant($"| {figure.What} | {figure.Value}{(figure.Missed ? " **missed**" : "")} | {figure.Goal} |\n"));
        }

        return text.ToString();
    }
}
