namespace Swarm.Importing;

/// <summary>Everything that one place of the original system holds.</summary>
/// <param name="Place">The file or folder.</param>
/// <param name="Chats">Its sessions.</param>
/// <param name="Messages">Its messages, in the order in which they are kept.</param>
public sealed record OriginalData(string Place, IReadOnlyList<OriginalChat> Chats, IReadOnlyList<OriginalMessage> Messages);
