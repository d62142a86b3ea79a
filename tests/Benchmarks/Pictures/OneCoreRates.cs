namespace Benchmarks.Pictures;

/// <summary>What a process that was held on one core managed.</summary>
/// <param name="Full">Frames a second with detection and expression on each.</param>
/// <param name="Paced">Frames a second with the service's mixture for 15 frames a second.</param>
/// <param name="CoreShare">How much of the core it had; less than 1 where other programs ran on it, too.</param>
internal sealed record OneCoreRates(double Full, double Paced, double CoreShare);
