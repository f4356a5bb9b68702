using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A session with a key and an index, as its first version has them.</summary>
[PersistedSession(Name = "part", SchemaVersion = 1, Stores = SessionStores.Sqlite)]
public sealed partial class PartV1
{
    [Key]
    public required string Code { get; init; }

    [Indexed]
    public string Place { get; set; } = "";
}
