using Xunit;

namespace EmotionEdge.EndToEnd.Deployment;

/// <summary>The system calls that a unit allows, and a launcher that runs a program with these only.</summary>
internal static class SystemCallFilter
{
    /// <summary>Applies a unit's SystemCallFilter lines in their order, as systemd does for an allow list.</summary>
    public static HashSet<string> Allowed(IEnumerable<string> unit)
    {
        HashSet<string> allowed = [.. Members("@default")];
        foreach (string line in unit.Where(line => line.StartsWith("SystemCallFilter=", StringComparison.Ordinal)))
        {
            string value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
            bool denies = value.StartsWith('~');
            IEnumerable<string> calls = value.TrimStart('~').Split(' ').SelectMany(Members);
            if (denies)
                allowed.ExceptWith(calls);
            else
                allowed.UnionWith(calls);
        }

        return allowed;
    }

    /// <summary>Compiles the launcher into a folder: every other system call gives EPERM, as the unit says.</summary>
    public static string BuildLauncher(string folder, IEnumerable<string> allowed)
    {
        string source = Path.Combine(folder, "launcher.c");
        string launcher = Path.Combine(folder, "launcher");
        string table = string.Concat(allowed.Select(call => $"#ifdef __NR_{call}\n__NR_{call},\n#endif\n"));
        File.WriteAllText(source, Program.Replace("CALLS", table, StringComparison.Ordinal));
        (int exitCode, string output) = Shell.Run("gcc", ["-o", launcher, source]);
        Assert.True(exitCode == 0, output);
        return launcher;
    }

    private static IEnumerable<string> Members(string name)
    {
        if (!name.StartsWith('@'))
            return [name];
        (int exitCode, string output) = Shell.Run("systemd-analyze", ["syscall-filter", "--no-pager", name]);
        Assert.True(exitCode == 0, output);
        return output.Split('\n').Skip(1).Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#')).SelectMany(Members);
    }

    private const string Program = """
        #include <errno.h>
        #include <linux/filter.h>
        #include <linux/seccomp.h>
        #include <stddef.h>
        #include <stdio.h>
        #include <sys/prctl.h>
        #include <sys/syscall.h>
        #include <unistd.h>
        static const unsigned calls[] = {
        CALLS
        };
        static struct sock_filter code[4096];
        int main(int count, char **arguments)
        {
            unsigned short n = 0;
            code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
            for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
                code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[i], 0, 1);
                code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
            }
            code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
            struct sock_fprog program = { n, code };
            if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
                return 99;
            execv(arguments[1], arguments + 1);
            perror(arguments[1]);
            return 98;
        }
        """;
}
