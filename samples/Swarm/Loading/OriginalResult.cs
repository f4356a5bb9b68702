namespace Swarm.Loading;

/// <summary>What the original's behaviour took.</summary>
/// <param name="Written">How many messages it stored before its time was over.</param>
/// <param name="Writing">How long that took.</param>
/// <param name="Read">How many it read back.</param>
/// <param name="Reading">How long that took.</param>
/// <param name="Durability">What a message that it stored survives.</param>
public sealed record OriginalResult(int Written, TimeSpan Writing, int Read, TimeSpan Reading, string Durability);
