namespace EmotionEdge.Core.Analyses;

/// <summary>Why something is not taken for analysis.</summary>
public enum SubmissionFault
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is larger than allowed.</summary>
    TooLarge,

    /// <summary>It is neither a picture, a video, sound nor text that is known here.</summary>
    Unsupported,

    /// <summary>It came too slowly.</summary>
    TooSlow,

    /// <summary>Too many wait already.</summary>
    Busy,

    /// <summary>What is kept fills the space that uploads may take, or the disk is full.</summary>
    NoSpace,

    /// <summary>Nothing is taken at the moment.</summary>
    Unavailable,
}
