using System.CommandLine;
using EmotionEdge.CommandLine;

return await EmotionEdgeCommand.InvokeAsync(args, new InvocationConfiguration()).ConfigureAwait(false);
