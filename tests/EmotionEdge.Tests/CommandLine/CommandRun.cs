using System.CommandLine;
using System.Text.Json;
using EmotionEdge.CommandLine;

namespace EmotionEdge.Tests.CommandLine;

/// <summary>What a command line printed and ended with.</summary>
internal sealed record CommandRun(int Code, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<CommandRun> Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await EmotionEdgeCommand.InvokeAsync(arguments, new InvocationConfiguration { Output = output, Error = errors });
        return new CommandRun(code, output.ToString(), errors.ToString());
    }
}
