using System.CommandLine;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Storage.Database;
using Microsoft.Extensions.DependencyInjection;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge backup FILE</c></summary>
internal static class BackupCommand
{
    private static readonly Argument<string> Target = new("file") { Description = "Where to write it." };

    public static Command Create()
    {
        var command = new Command("backup", "Writes a checked copy of accounts, results and aggregates; works beside the running service.")
        {
            Target, CommonOptions.Config,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(arguments.GetValue(Target)!);
        var household = Household.Open(CommonOptions.ReadSettings(arguments));
        await using var _ = household.ConfigureAwait(false);
        await household.GetRequiredService<DatabaseBackup>().WriteAsync(target, cancellationToken).ConfigureAwait(false);
        var entry = Actor.Console.Entry(DateTimeOffset.UtcNow, AuditAction.StorageBackedUp, target);
        await household.GetRequiredService<IAuditLog>().AddAsync(entry, cancellationToken).ConfigureAwait(false);
        await arguments.InvocationConfiguration.Output.WriteLineAsync($"{target} is written and checked. It holds hashes of passwords: keep it safe.").ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
