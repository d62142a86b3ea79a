using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Box;

/// <summary>What the box is and keeps, for who looks after it.</summary>
public interface IBoxFacts
{
    /// <summary>Versions by the name of the part: the service, .NET, the operating system, ...</summary>
    IReadOnlyDictionary<string, string> Versions { get; }

    /// <summary>
    /// The settings in force by their keys. Passwords, user names, credentials in addresses and names that people gave are
    /// <c>***</c>.
    /// </summary>
    IReadOnlyDictionary<string, string?> Configuration { get; }

    /// <summary>What was logged last, the oldest first; of parts that may log what people said or wrote, without that.</summary>
    IReadOnlyList<string> LogLines { get; }

    /// <summary>Looks at the disk.</summary>
    /// <exception cref="StorageException">It cannot be looked at.</exception>
    StorageFacts ReadStorage();
}
