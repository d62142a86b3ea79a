using Xunit;

namespace Bindings.Tests.OnnxRuntime;

/// <summary>Tests that look at the whole process's memory do not run beside others.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
