namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>Two logs: one whose entries have ids, one whose entries have none.</summary>
[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class Interview
{
    [System.ComponentModel.DataAnnotations.Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<Remark> Questions { get; init; } = [];

    [AppendOnly]
    public List<string> Answers { get; init; } = [];
}
