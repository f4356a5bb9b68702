namespace Swarm.Importing;

/// <summary>A session as the original system stored it.</summary>
public sealed record OriginalChat(string Id, IReadOnlyList<string> Participants, DateTimeOffset CreatedAt, DateTimeOffset LastActivity);
