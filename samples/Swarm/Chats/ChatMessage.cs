using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Chats;

/// <summary>What one agent said. <see cref="Id"/> is its key: said again after a crash, it is stored once.</summary>
/// <param name="Id">Identifies it within its chat.</param>
/// <param name="Sender">Who said it.</param>
/// <param name="Recipients">Whom it is for; empty for everybody.</param>
/// <param name="Content">The text.</param>
/// <param name="SentAt">When it was said.</param>
/// <param name="Priority">How soon it wants to be read.</param>
/// <param name="Tags">Words to find it by.</param>
public sealed record ChatMessage(
    [property: Key] string Id,
    string Sender,
    List<string> Recipients,
    [property: Searchable] string Content,
    DateTimeOffset SentAt,
    ChatPriority Priority,
    List<string> Tags);
