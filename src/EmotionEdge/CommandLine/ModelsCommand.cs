using System.CommandLine;

namespace EmotionEdge.CommandLine;

/// <summary><c>models list|verify|bench|evaluate</c></summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "The models of this installation: what they are, whether they are whole, fast and right.")
    {
        ModelsListCommand.Create(),
        ModelsVerifyCommand.Create(),
        ModelsBenchCommand.Create(),
        ModelsEvaluateCommand.Create(),
    };
}
