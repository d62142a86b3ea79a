using EmotionEdge.Core.Doctor;

namespace EmotionEdge.Dashboard.Box;

/// <summary>
/// The doctor's findings. A look at the box costs seconds of work, so that it is made for all who ask within a short time at
/// once.
/// </summary>
internal sealed class FindingDesk(IDoctor doctor, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _looking = new(1);
    private FindingsAnswer? _last;

    public async Task<FindingsAnswer> LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is { } last && time.GetUtcNow() - last.Time < Freshness)
                return last;
            var findings = await doctor.ExamineAsync(cancellationToken).ConfigureAwait(false);
            return _last = new FindingsAnswer(time.GetUtcNow(), [.. findings.Select(FindingAnswer.Of)]);
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();
}
