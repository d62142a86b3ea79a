namespace Benchmarks;

/// <summary>What can be measured by itself.</summary>
internal enum Part
{
    Pictures,
    Sound,
    Mind,
    Outbox,
    Core,
    Service,
    Quota,
    Viewers,
    Pages,
}
