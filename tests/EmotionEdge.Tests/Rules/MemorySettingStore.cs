using EmotionEdge.Core.Settings;
using EmotionEdge.Core.Storage;

namespace EmotionEdge.Tests.Rules;

internal sealed class MemorySettingStore : ISettingStore
{
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>Nothing can be kept.</summary>
    public bool IsFull { get; set; }

    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Values.GetValueOrDefault(name));

    public Task SetAsync(IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken)
    {
        if (IsFull)
            throw new StorageException("the disk is full");
        foreach (var (name, value) in values)
        {
            if (value is null)
                Values.Remove(name);
            else
                Values[name] = value;
        }

        return Task.CompletedTask;
    }
}
