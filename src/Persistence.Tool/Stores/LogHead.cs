namespace Persistence.Tool.Stores;

/// <summary>One log of a session that is open.</summary>
/// <param name="Name">Its storage name.</param>
/// <param name="Count">How many entries it has: the sequence of the last one.</param>
internal sealed record LogHead(string Name, long Count);
