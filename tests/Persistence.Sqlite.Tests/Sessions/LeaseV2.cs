using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A session that expires, as its second version has it.</summary>
[PersistedSession(Name = "lease", SchemaVersion = 2, TimeToLive = "01:00:00", Stores = SessionStores.Sqlite)]
public sealed partial class LeaseV2
{
    [Key]
    public required string Id { get; init; }

    [PersistedName("owner", Former = ["holder"])]
    public string Owner { get; set; } = "";
}
