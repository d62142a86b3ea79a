using Xunit;

// Each test runs a service and a browser; two at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
