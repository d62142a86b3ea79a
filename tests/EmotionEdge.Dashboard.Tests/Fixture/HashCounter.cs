using EmotionEdge.Dashboard.Passwords;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>Counts how often a password is hashed or checked.</summary>
internal sealed class HashCounter : IDisposable
{
    private readonly PasswordDesk _desk;
    private int _count;

    public HashCounter(PasswordDesk desk)
    {
        _desk = desk;
        _desk.Worked += Add;
    }

    public int Count => _count;

    public void Dispose() => _desk.Worked -= Add;

    private void Add() => Interlocked.Increment(ref _count);
}
