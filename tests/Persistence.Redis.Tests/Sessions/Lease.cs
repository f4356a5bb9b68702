using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Sessions;

[PersistedSession(TimeToLive = "00:10:00", SlidingExpiration = true)]
public sealed partial class Lease
{
    [Key] public required string Id { get; init; }

    [Indexed] public int Status { get; set; }

    [Indexed(Unique = true)] public string? Slot { get; set; }

    [AppendOnly] public List<Message> Messages { get; init; } = [];

    [AppendOnly] public List<string> Notes { get; init; } = [];
}
