using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Quickstart;

[PersistedSession]
public sealed partial class TeamChat
{
    [Key] public required string Id { get; init; }
    [Required, StringLength(200)] public required string Topic { get; set; }
    [Indexed] public ChatStatus Status { get; set; }
    [AppendOnly] public List<ChatMessage> Messages { get; init; } = [];
}

public sealed record ChatMessage([property: Key] string Id, string Sender, string Content, DateTimeOffset SentAt);

public enum ChatStatus { Active, Ended }
