namespace Persistence.Benchmarks.Leases;

/// <summary>An entry.</summary>
/// <param name="Sender">Who sent it.</param>
/// <param name="Content">What.</param>
public sealed record LeasedMessage(string Sender, string Content);
