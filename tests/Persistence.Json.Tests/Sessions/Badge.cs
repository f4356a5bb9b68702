using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

/// <summary>A session with a value that no other session may have, which expires.</summary>
[PersistedSession(Stores = SessionStores.Json, Async = true, TimeToLive = "01:00:00")]
public sealed partial class Badge
{
    [Key]
    public required string Id { get; init; }

    [Indexed(Unique = true)]
    public int Number { get; set; }
}
