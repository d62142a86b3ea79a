using System.Runtime.InteropServices;
using EmotionEdge.Core.Doctor;

namespace EmotionEdge.Doctor;

/// <summary>The clock is right: alerts, tokens and certificates go by it.</summary>
internal static partial class ClockCheck
{
    public const string Name = "clock";

    /// <summary>What systemd-timesyncd makes once it has the time.</summary>
    private const string Synchronized = "run/systemd/timesync/synchronized";

    /// <summary><c>TIME_ERROR</c> of <c>sys/timex.h</c>: the clock is not synchronized.</summary>
    private const int NotSynchronized = 5;

    /// <summary>More than <c>sizeof(struct timex)</c> on any machine; all zeros asks and changes nothing.</summary>
    private const int QuestionSize = 512;

    /// <summary>No clock that was ever set says less.</summary>
    private static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Finding Look(TimeProvider time) => Look(time.GetUtcNow(), Ask(), "/");

    /// <param name="now">What the clock says.</param>
    /// <param name="answer">Of the system: -1 where it may not be asked.</param>
    /// <param name="root">The root of the file system.</param>
    internal static Finding Look(DateTimeOffset now, int answer, string root)
    {
        const string Remedy = "Run: timedatectl set-ntp true (apt-get install systemd-timesyncd, where it is missing)";
        if (now < Earliest)
            return new Finding(Name, FindingState.Problem, $"it says {now:yyyy-MM-dd HH:mm}, which is over", Remedy);
        if (answer >= 0 && answer != NotSynchronized || File.Exists(Path.Combine(root, Synchronized)))
            return Finding.Fine(Name, "it is synchronized");
        return answer < 0
            ? new Finding(Name, FindingState.Hint, "whether it is synchronized cannot be told from here", "Run: timedatectl")
            : new Finding(Name, FindingState.Hint, "it is not synchronized", Remedy);
    }

    private static int Ask()
    {
        Span<byte> question = stackalloc byte[QuestionSize];
        question.Clear();
        return adjtimex(ref question[0]);
    }

    [LibraryImport("libc")]
    private static partial int adjtimex(ref byte question);
}
