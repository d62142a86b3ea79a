namespace EmotionEdge.Mqtt.Sending;

/// <summary>Messages of one topic that wait for the broker, in order and bounded. Not thread-safe; the <see cref="Outbox"/> guards it.</summary>
internal sealed class WaitingLine(int capacity)
{
    private readonly LinkedList<WaitingMessage> _messages = new();

    public int Count => _messages.Count;

    public IEnumerable<WaitingMessage> Messages => _messages;

    /// <summary>The place of the oldest one.</summary>
    public LinkedListNode<WaitingMessage>? First => _messages.First;

    /// <returns>The oldest one, if it had to make room.</returns>
    public WaitingMessage? Add(WaitingMessage message)
    {
        if (capacity == 0)
            return message;

        _messages.AddLast(message);
        return _messages.Count > capacity ? TakeFirst() : null;
    }

    /// <summary>Takes a message out, unless it is gone already.</summary>
    public bool Remove(LinkedListNode<WaitingMessage> place)
    {
        if (place.List != _messages)
            return false;

        _messages.Remove(place);
        return true;
    }

    private WaitingMessage TakeFirst()
    {
        var first = _messages.First!.Value;
        _messages.RemoveFirst();
        return first;
    }
}
