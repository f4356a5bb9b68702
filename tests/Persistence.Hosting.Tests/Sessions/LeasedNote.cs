using System.ComponentModel.DataAnnotations;

namespace Persistence.Hosting.Tests.Sessions;

[PersistedSession(Leases = true, Async = true)]
public sealed partial class LeasedNote
{
    [Key] public required string Id { get; init; }

    [Due] public DateTimeOffset? DueAt { get; set; }

    public string Text { get; set; } = "";
}
