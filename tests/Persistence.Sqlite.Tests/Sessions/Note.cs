using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class Note
{
    [Key]
    public required int Number { get; init; }

    public string Text { get; set; } = "";
}
