using Xunit;

namespace Bindings.Tests.PortAudioSharp2;

/// <summary>PortAudio is one per process, so its tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime : ICollectionFixture<RecordedDevice>
{
    public const string Name = "PortAudio";
}
