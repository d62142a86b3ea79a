using System.Runtime.Versioning;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

// Each test runs whole processes and has its own broker; two at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Recording))]
[assembly: SupportedOSPlatform("linux")]
