namespace EmotionEdge.Core.Analyses;

/// <summary>
/// Analyses files and texts that people give, one at a time, beside the live pipeline and after it. Thread-safe.
/// </summary>
public interface IAnalyses
{
    /// <summary>The most bytes that one file may have.</summary>
    long MaximumBytes { get; }

    /// <summary>Takes a file, whatever its name says; memory does not grow with it.</summary>
    /// <exception cref="SubmissionException">It is not taken.</exception>
    Task<AnalysisJob> SubmitAsync(Submission submission, Stream content, CancellationToken cancellationToken);

    /// <summary>Takes a text.</summary>
    /// <exception cref="SubmissionException">It is not taken.</exception>
    AnalysisJob SubmitText(string owner, string text);

    /// <summary><see langword="null"/> where there is none of that id.</summary>
    AnalysisJob? Find(string id);

    /// <summary>The newest first.</summary>
    /// <param name="owner">Of whom; <see langword="null"/> for everybody's.</param>
    IReadOnlyList<AnalysisJob> List(string? owner);

    /// <summary>Ends one that waits or runs; the file is removed.</summary>
    /// <returns>False where there is none of that id, or it has ended.</returns>
    bool Cancel(string id);

    /// <summary>Removes all that is known of it, its file included; one that waits or runs is ended first.</summary>
    /// <returns>False where there is none of that id.</returns>
    bool Delete(string id);

    /// <summary>Removes all of an owner.</summary>
    void DeleteAll(string owner)
    {
        foreach (var job in List(owner))
            Delete(job.Id);
    }

    /// <summary>The file of one that is kept; <see langword="null"/> where there is none.</summary>
    Stream? OpenFile(string id);

    /// <summary>Has what was found drawn into a copy of a kept video; without effect where that is done or on its way.</summary>
    /// <returns>How it stands; <see langword="null"/> where there is no kept video of that id.</returns>
    /// <exception cref="SubmissionException">It is not taken.</exception>
    DrawnVideo? Draw(string id);

    /// <summary>How the copy stands; <see langword="null"/> where nobody asked for one.</summary>
    DrawnVideo? FindDrawn(string id);

    /// <summary>The copy; <see langword="null"/> where there is none.</summary>
    Stream? OpenDrawn(string id);

    /// <summary>Removes the copy; one that is on its way is given up.</summary>
    /// <returns>False where there is none.</returns>
    bool RemoveDrawn(string id);
}
