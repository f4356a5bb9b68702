using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

/// <summary>A session with a log whose entries have ids, and one whose entries have none.</summary>
[PersistedSession(Stores = SessionStores.Json, Async = true)]
public sealed partial class Chat
{
    [Key]
    public required string Id { get; init; }

    public string Topic { get; set; } = "";

    [Indexed]
    public int Phase { get; set; }

    [AppendOnly]
    public List<Remark> Remarks { get; init; } = [];

    [AppendOnly]
    public List<string> Notes { get; init; } = [];
}
