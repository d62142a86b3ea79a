using System.CommandLine;
using EmotionEdge.CommandLine;
using EmotionEdge.Hosting;

NativeMemory.Share();
return await EmotionEdgeCommand.InvokeAsync(args, new InvocationConfiguration()).ConfigureAwait(false);
