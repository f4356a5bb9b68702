using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Sessions;

[PersistedSession]
public sealed partial class Chat
{
    [Key] public required string Id { get; init; }

    public string Topic { get; set; } = "";

    [Indexed] public int Status { get; set; }

    [Indexed(Unique = true)] public string? Slot { get; set; }

    [AppendOnly] public List<Message> Messages { get; init; } = [];

    [AppendOnly] public List<string> Notes { get; init; } = [];
}

public sealed record Message([property: Key] string Id, string Text);
