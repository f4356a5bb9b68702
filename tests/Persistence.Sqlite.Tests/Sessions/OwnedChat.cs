using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class OwnedChat
{
    [Key]
    public required string Id { get; init; }

    public OwnerId Owner { get; set; }

    public int Turns { get; set; }

    [AppendOnly]
    public List<Remark> Remarks { get; init; } = [];
}
