using EmotionEdge.Analysis;
using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Uploads;

/// <summary>An analysis on its way from the submission to its end. Thread-safe.</summary>
/// <param name="submitted">As it came.</param>
/// <param name="text">What to analyse where it is no file.</param>
/// <param name="isDrawing">It was analysed before: what was found is to be drawn into a copy.</param>
internal sealed class AnalysisTask(AnalysisJob submitted, string? text, bool isDrawing = false)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _work;

    /// <summary>As it stands.</summary>
    public AnalysisJob Now { get; private set; } = submitted;

    public string Id => Now.Id;

    public string? Text { get; } = text;

    public bool IsDrawing { get; } = isDrawing;

    /// <summary>Its owner does not want it any more.</summary>
    public bool IsUnwanted { get; private set; }

    /// <summary>Nothing of it is to be kept.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Work begins.</summary>
    /// <param name="work">Cancelled when nobody wants it any more.</param>
    /// <returns>False where that is so already.</returns>
    public bool Begin(CancellationTokenSource work)
    {
        lock (_gate)
        {
            if (IsUnwanted)
                return false;
            _work = work;
            Now = Now with { State = AnalysisState.Running };
            return true;
        }
    }

    public void Report(double value)
    {
        lock (_gate)
        {
            if (Now.State == AnalysisState.Running)
                Now = Now with { Progress = Math.Clamp(value, 0, 1) };
        }
    }

    /// <summary>Asks it to end.</summary>
    /// <returns>False where work has not begun, so that nobody else will end it.</returns>
    public bool Cancel()
    {
        lock (_gate)
        {
            IsUnwanted = true;
            _work?.Cancel();
            return _work is not null;
        }
    }

    /// <summary>Nothing more comes.</summary>
    public AnalysisJob End(AnalysisState state, DateTimeOffset at, AnalysisResult? result, string? error)
    {
        lock (_gate)
        {
            _work = null;
            return Now = Now with
            {
                State = state,
                Ended = at,
                Progress = state == AnalysisState.Done ? 1 : Now.Progress,
                Result = result is null ? null : AnalysisJson.WebLine(result),
                Finding = result is null ? null : new AnalysisFinding(result.Dominant, RoundedNumberConverter.Round(result.Confidence)),
                Error = error,
            };
        }
    }
}
