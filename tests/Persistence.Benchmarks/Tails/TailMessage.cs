namespace Persistence.Benchmarks.Tails;

/// <summary>One of its entries.</summary>
public sealed record TailMessage(string Sender, string Content);
