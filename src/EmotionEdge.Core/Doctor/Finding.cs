namespace EmotionEdge.Core.Doctor;

/// <summary>What a look at one part of the box found.</summary>
/// <param name="Check">What was looked at: <c>camera</c>, <c>broker</c>, ...</param>
/// <param name="State">How it is.</param>
/// <param name="Message">For people: what was found, with the file, key or device. Never a password.</param>
/// <param name="Remedy">For people: what to do; <see langword="null"/> when there is nothing to do.</param>
public sealed record Finding(string Check, FindingState State, string Message, string? Remedy = null)
{
    /// <summary>All is well.</summary>
    public static Finding Fine(string check, string message) => new(check, FindingState.Fine, message);
}
