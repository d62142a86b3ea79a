using System.CommandLine;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Storage.Database;
using Microsoft.Extensions.DependencyInjection;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge restore FILE</c></summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> Source = new("file") { Description = "What 'emotionedge backup' wrote." };

    public static Command Create()
    {
        var command = new Command("restore", "Takes back a copy that 'backup' wrote, checked first; works beside the running service, which logs everybody out.")
        {
            Source, CommonOptions.Config,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var source = Path.GetFullPath(arguments.GetValue(Source)!);
        var household = Household.Open(CommonOptions.ReadSettings(arguments));
        await using var _ = household.ConfigureAwait(false);
        var backup = household.GetRequiredService<DatabaseBackup>();
        await backup.RestoreAsync(source, cancellationToken).ConfigureAwait(false);
        var entry = Actor.Console.Entry(DateTimeOffset.UtcNow, AuditAction.StorageRestored, source);
        await household.GetRequiredService<IAuditLog>().AddAsync(entry, cancellationToken).ConfigureAwait(false);
        await arguments.InvocationConfiguration.Output.WriteLineAsync($"{source} is restored. What was there before is in {backup.BeforeRestore}").ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
