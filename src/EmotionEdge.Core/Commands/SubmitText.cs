namespace EmotionEdge.Core.Commands;

/// <summary>A message to be read as the words of the room. The text is never logged nor published.</summary>
public sealed record SubmitText(string Text) : Command
{
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Length = ").Append(Text.Length);
        return true;
    }
}
