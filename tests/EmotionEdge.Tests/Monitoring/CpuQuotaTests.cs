using EmotionEdge.Monitoring;

namespace EmotionEdge.Tests.Monitoring;

public sealed class CpuQuotaTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void Without_control_groups_all_processors_count() =>
        Assert.Equal(Environment.ProcessorCount, new CpuQuota(_root.Path).UsableCores());

    [Fact]
    public void A_quota_of_the_unified_hierarchy_counts()
    {
        _root.Write("proc/self/cgroup", "0::/system.slice/emotionedge.service\n");
        _root.Write("sys/fs/cgroup/system.slice/emotionedge.service/cpu.max", "25000 100000\n");

        Assert.Equal(0.25, new CpuQuota(_root.Path).UsableCores());
    }

    [Fact]
    public void A_quota_of_a_group_above_counts_too()
    {
        _root.Write("proc/self/cgroup", "0::/box/service\n");
        _root.Write("sys/fs/cgroup/box/cpu.max", "50000 100000\n");
        _root.Write("sys/fs/cgroup/box/service/cpu.max", "max 100000\n");

        Assert.Equal(0.5, new CpuQuota(_root.Path).UsableCores());
    }

    [Fact]
    public void A_quota_of_a_legacy_hierarchy_counts()
    {
        _root.Write("proc/self/cgroup", "5:memory:/x\n4:cpu,cpuacct:/box\n");
        _root.Write("sys/fs/cgroup/cpu/box/cpu.cfs_quota_us", "75000\n");
        _root.Write("sys/fs/cgroup/cpu/box/cpu.cfs_period_us", "100000\n");
        _root.Write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        _root.Write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        Assert.Equal(0.75, new CpuQuota(_root.Path).UsableCores());
    }

    [Theory]
    [InlineData("")]
    [InlineData("max")]
    [InlineData("many few")]
    [InlineData("25000 0")]
    public void What_is_no_quota_does_not_count(string content)
    {
        _root.Write("proc/self/cgroup", "nonsense\n0::/\n");
        _root.Write("sys/fs/cgroup/cpu.max", content);

        Assert.Equal(Environment.ProcessorCount, new CpuQuota(_root.Path).UsableCores());
    }

    public void Dispose() => _root.Dispose();
}
