using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EmotionEdge.Dashboard.Box;

/// <summary>
/// A model card as part of a page. What could act stays text: no HTML of the card, no address but <c>http(s)</c> and places in
/// the card itself, no picture, no style.
/// </summary>
internal static partial class CardRenderer
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <param name="card">Markdown.</param>
    /// <param name="tableName">What a table is called, <c>Table {0}</c>: wide ones scroll by themselves and are reached by keyboard.</param>
    public static string Render(string card, string tableName)
    {
        var document = Markdown.Parse(card, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(heading.Level + 1, 6);
        foreach (var table in document.Descendants<Table>())
            table.ColumnDefinitions.ForEach(column => column.Alignment = null);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage || !IsHarmless(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(TextOf(link)), copyChildren: false);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !IsHarmless(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));

        var number = 0;
        var html = TableBegin().Replace(document.ToHtml(Pipeline), _ =>
            $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{string.Format(CultureInfo.CurrentCulture, tableName, ++number)}\"><table>");
        return html
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace("<th></th>", "<td></td>", StringComparison.Ordinal)
            .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
    }

    private static bool IsHarmless(string? address) =>
        address is not null
        && (address.StartsWith('#')
            || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase));

    private static string TextOf(ContainerInline link) => string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    [GeneratedRegex("<table>")]
    private static partial Regex TableBegin();
}
