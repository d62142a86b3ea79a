using System.Text.Json;
using EmotionEdge.Core.Delivery;

namespace OutboxVictim;

/// <summary>Says on standard output what its store has on disk.</summary>
internal sealed class TellingStore(IMessageStore store) : IMessageStore
{
    public StoredMessages Load() => store.Load();

    public void Write(StoredChange change)
    {
        store.Write(change);
        if (change.Added.Count > 0)
            Console.WriteLine(string.Join('\n', change.Added.Select(IdOf)));
    }

    private static string IdOf(StoredMessage message) => JsonDocument.Parse(message.Payload).RootElement.GetProperty("id").GetString()!;
}
