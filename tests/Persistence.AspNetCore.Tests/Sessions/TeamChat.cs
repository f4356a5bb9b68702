using System.ComponentModel.DataAnnotations;

namespace Persistence.AspNetCore.Tests.Sessions;

/// <summary>A chat of agents. Without asynchronous members: the feed needs none.</summary>
[PersistedSession(Leases = true)]
public sealed partial class TeamChat
{
    [Key] public required string Id { get; init; }

    public string Topic { get; set; } = "";

    [Indexed] public DateTimeOffset LastActivity { get; set; }

    [AppendOnly] public List<ChatLine> Messages { get; init; } = [];

    [AppendOnly] public List<string> Notes { get; init; } = [];
}
