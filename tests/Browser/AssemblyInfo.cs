using System.Runtime.Versioning;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

// Each test runs a service and a browser; two at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Recording))]
[assembly: SupportedOSPlatform("linux")]
