using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Resources;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge users add|list|reset-password|remove</c></summary>
internal static class UsersCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "The user name." };

    private static readonly Option<Role> RoleOption = new("--role")
    {
        Description = "What the account may do.",
        DefaultValueFactory = _ => Role.Viewer,
    };

    private static readonly Option<bool> PasswordFromInput = new("--password-stdin")
    {
        Description = "Read the password from standard input; without it one is made and printed.",
    };

    public static Command Create()
    {
        var add = new Command("add", "Adds an account; its owner chooses another password at the first login.")
        {
            Name, RoleOption, PasswordFromInput, CommonOptions.Config, CommonOptions.Json,
        };
        add.SetAction((arguments, cancellationToken) => RunAsync(arguments, AddAsync, cancellationToken));
        var list = new Command("list", "Lists the accounts.") { CommonOptions.Config, CommonOptions.Json };
        list.SetAction((arguments, cancellationToken) => RunAsync(arguments, ListAsync, cancellationToken));
        var reset = new Command("reset-password", "Gives an account a new password, ends its sessions and switches its second factor off.")
        {
            Name, PasswordFromInput, CommonOptions.Config, CommonOptions.Json,
        };
        reset.SetAction((arguments, cancellationToken) => RunAsync(arguments, ResetAsync, cancellationToken));
        var remove = new Command("remove", "Removes an account with its sessions, tokens and analyses.") { Name, CommonOptions.Config };
        remove.SetAction((arguments, cancellationToken) => RunAsync(arguments, RemoveAsync, cancellationToken));
        return new Command("users", "The accounts of the dashboard; works beside the running service.") { add, list, reset, remove };
    }

    private static async Task<int> RunAsync(
        ParseResult arguments, Func<ParseResult, AccountDesk, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        var household = Household.Open(CommonOptions.ReadSettings(arguments));
        await using var _ = household.ConfigureAwait(false);
        return await action(arguments, household.GetRequiredService<AccountDesk>(), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> AddAsync(ParseResult arguments, AccountDesk desk, CancellationToken cancellationToken)
    {
        var password = await PasswordAsync(arguments, cancellationToken).ConfigureAwait(false);
        var outcome = await desk.AddAsync(arguments.GetValue(Name)!, password, arguments.GetValue(RoleOption), Actor.Console, cancellationToken).ConfigureAwait(false);
        return TellPassword(arguments, outcome, password);
    }

    private static async Task<int> ResetAsync(ParseResult arguments, AccountDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(arguments.GetValue(Name)!, cancellationToken).ConfigureAwait(false) is not { } account)
            return Fail(arguments, "AccountNotFound");
        var password = await PasswordAsync(arguments, cancellationToken).ConfigureAwait(false);
        var outcome = await desk.ResetPasswordAsync(account, password, Actor.Console, cancellationToken).ConfigureAwait(false);
        return TellPassword(arguments, outcome, password);
    }

    private static async Task<int> RemoveAsync(ParseResult arguments, AccountDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(arguments.GetValue(Name)!, cancellationToken).ConfigureAwait(false) is not { } account)
            return Fail(arguments, "AccountNotFound");
        var outcome = await desk.RemoveAsync(account, Actor.Console, cancellationToken).ConfigureAwait(false);
        return outcome.IsDone ? ExitCode.Fine : Fail(arguments, outcome.Problem!);
    }

    private static async Task<int> ListAsync(ParseResult arguments, AccountDesk desk, CancellationToken cancellationToken)
    {
        var rows = (await desk.ListAsync(cancellationToken).ConfigureAwait(false))
            .Select(account => new UserRow(
                account.Name, account.Role.ToString(), account.State.ToString(), account.SecondFactorKey is not null, account.CreatedAt, account.LastLoginAt))
            .ToList();
        var output = arguments.InvocationConfiguration.Output;
        if (arguments.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(rows, CommandJson.Default.ListUserRow)).ConfigureAwait(false);
            return ExitCode.Fine;
        }

        var table = new Table().AddColumns("name", "role", "state", "second factor", "last login");
        foreach (var row in rows)
        {
            var last = row.LastLoginAt?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";
            table.AddRow(Markup.Escape(row.Name), row.Role, row.State, row.SecondFactor ? "on" : "off", last);
        }

        Output.Table(output).Write(table);
        return ExitCode.Fine;
    }

    private static async Task<string> PasswordAsync(ParseResult arguments, CancellationToken cancellationToken) => arguments.GetValue(PasswordFromInput)
        ? await Console.In.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? ""
        : GeneratedPassword.Make();

    private static int TellPassword(ParseResult arguments, AccountOutcome outcome, string password)
    {
        if (outcome.Account is not { } account)
            return Fail(arguments, outcome.Problem!);
        var made = arguments.GetValue(PasswordFromInput) ? null : password;
        var output = arguments.InvocationConfiguration.Output;
        if (arguments.GetValue(CommonOptions.Json))
            output.WriteLine(JsonSerializer.Serialize(new NewPasswordRow(account.Name, made), CommandJson.Default.NewPasswordRow));
        else if (made is not null)
            output.WriteLine($"{account.Name} may log in with the password {made} and must then choose another.");
        return ExitCode.Fine;
    }

    private static int Fail(ParseResult arguments, string problem)
    {
        arguments.InvocationConfiguration.Error.WriteLine($"emotionedge: {Strings.English(problem)}");
        return ExitCode.No;
    }
}
