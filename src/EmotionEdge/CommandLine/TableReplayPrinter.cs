using System.Globalization;
using EmotionEdge.Core.Alerts;

namespace EmotionEdge.CommandLine;

/// <summary>A row for each event, printed at once: a recording may be longer than memory.</summary>
internal sealed class TableReplayPrinter(TextWriter output) : IReplayPrinter
{
    private bool _begun;

    public void Print(int number, AlertEvent happened)
    {
        if (!_begun)
            Heading(Row("time (UTC)", "alert", "event", "severity", "rule", "reason"));
        _begun = true;
        output.WriteLine(Row(
            happened.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            number.ToString(CultureInfo.InvariantCulture),
            Small(happened.Type),
            Small(happened.Severity),
            happened.Rule,
            happened.Reason));
    }

    public void Print(ReplayTally tally) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{tally.Lines} lines, {tally.Skipped} skipped{Span(tally)}: {tally.Raised} raised, {tally.Escalated} escalated, {tally.Cleared} cleared, {tally.Open} open at the end."));

    private void Heading(string text)
    {
        // The terminal breaks the heading where it breaks the rows.
        var console = Output.Table(output);
        console.Profile.Width = Math.Max(console.Profile.Width, text.Length + 1);
        console.Heading(text);
    }

    private static string Row(string time, string alert, string step, string severity, string rule, string reason) =>
        $"{time,-23}  {alert,5}  {step,-12}  {severity,-11}  {rule,-20}  {reason}";

    private static string Span(ReplayTally tally) => tally is { From: { } from, Until: { } until }
        ? string.Create(CultureInfo.InvariantCulture, $", {from.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
        : "";

    private static string Small(Enum value) => value.ToString().ToLowerInvariant();
}
