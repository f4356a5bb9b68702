using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A session with a key and an index, as its second version names them.</summary>
[PersistedSession(Name = "part", SchemaVersion = 2, Stores = SessionStores.Sqlite)]
public sealed partial class PartV2
{
    [Key]
    [PersistedName("number", Former = ["code"])]
    public required string Number { get; init; }

    [Indexed]
    [PersistedName("shelf", Former = ["place"])]
    public string Shelf { get; set; } = "";
}
