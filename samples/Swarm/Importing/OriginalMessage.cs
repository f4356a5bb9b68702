namespace Swarm.Importing;

/// <summary>A message as the original system stored it. <paramref name="Recipient"/> may be <c>All</c>.</summary>
public sealed record OriginalMessage(string Id, string ChatId, string Sender, string Recipient, string Content, DateTimeOffset SentAt);
