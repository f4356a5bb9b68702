using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A session that expires, as its first version has it.</summary>
[PersistedSession(Name = "lease", SchemaVersion = 1, TimeToLive = "01:00:00", Stores = SessionStores.Sqlite)]
public sealed partial class LeaseV1
{
    [Key]
    public required string Id { get; init; }

    public string Holder { get; set; } = "";
}
