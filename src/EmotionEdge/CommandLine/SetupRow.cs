namespace EmotionEdge.CommandLine;

/// <summary>What <c>setup --json</c> prints.</summary>
/// <param name="Code">What is to be entered.</param>
/// <param name="Address">Where.</param>
/// <param name="Minutes">For so long it is good.</param>
/// <param name="Tries">So many wrong ones may be given.</param>
internal sealed record SetupRow(string Code, string Address, double Minutes, int Tries);
