using EmotionEdge.Core.Delivery;

namespace EmotionEdge.Mqtt.Tests.Sending;

/// <summary>A store whose disk fails when told to.</summary>
internal sealed class MemoryStore : IMessageStore
{
    public SortedDictionary<long, StoredMessage> Kept { get; } = [];

    public long ReservedUntil { get; set; }

    public int Writes { get; private set; }

    /// <summary>Is thrown by every call while it is set; by the first only when it says that the store is emptied.</summary>
    public MessageStoreException? Fault { get; set; }

    public StoredMessages Load()
    {
        Fail();
        return new StoredMessages([.. Kept.Values], ReservedUntil);
    }

    public void Write(StoredChange change)
    {
        Fail();
        Writes++;
        foreach (var message in change.Added)
            Kept[message.Seq] = message;
        foreach (var number in change.Removed)
            Kept.Remove(number);
        ReservedUntil = change.ReservedUntil ?? ReservedUntil;
    }

    private void Fail()
    {
        if (Fault is not { } fault)
            return;
        if (fault.IsEmptied)
        {
            Kept.Clear();
            Fault = null;
        }

        throw fault;
    }
}
