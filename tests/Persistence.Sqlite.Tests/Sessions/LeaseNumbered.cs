using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A version of <see cref="LeaseV1"/> whose key has another type.</summary>
[PersistedSession(Name = "lease", SchemaVersion = 3, TimeToLive = "01:00:00", Stores = SessionStores.Sqlite)]
public sealed partial class LeaseNumbered
{
    [Key]
    public required int Id { get; init; }

    public string Holder { get; set; } = "";
}
