using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A session with a log, as its first version has it.</summary>
[PersistedSession(Name = "doc", SchemaVersion = 1, Stores = SessionStores.Sqlite)]
public sealed partial class DocV1
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<Remark> Log { get; init; } = [];
}
