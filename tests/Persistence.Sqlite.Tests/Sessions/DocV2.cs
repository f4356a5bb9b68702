using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A session with a log, as its second version has it.</summary>
[PersistedSession(Name = "doc", SchemaVersion = 2, Stores = SessionStores.Sqlite)]
public sealed partial class DocV2
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    [PersistedName("entries", Former = ["log"])]
    public List<Remark> Entries { get; init; } = [];
}
