using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class Chat
{
    [Key]
    public required string Id { get; init; }

    public required string Topic { get; set; }

    [Indexed]
    public Phase Phase { get; set; }

    [Indexed]
    public List<string> Participants { get; init; } = [];

    [Indexed]
    public DateTimeOffset LastActivity { get; set; }

    [AppendOnly]
    public List<Remark> Remarks { get; init; } = [];
}
