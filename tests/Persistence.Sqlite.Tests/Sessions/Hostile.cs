using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A class whose every stored name would be SQL if it were not quoted.</summary>
[PersistedSession(Stores = SessionStores.Sqlite)]
public sealed partial class Hostile
{
    [Key]
    [PersistedName("k\" OR 1=1 --")]
    public required string Id { get; init; }

    [PersistedName("t'); DROP TABLE kept; --", Former = ["former\" INTEGER); DROP TABLE kept; --"])]
    [Indexed]
    public string Text { get; set; } = "";

    [PersistedName("{0} ?1 \"\" [x] `y`")]
    [Indexed]
    public DateTimeOffset At { get; set; }

    [PersistedName("v\"'; DROP TABLE kept; --")]
    [Indexed]
    public List<string> Values { get; init; } = [];

    [AppendOnly]
    [PersistedName("l\"'); DROP TABLE kept; --")]
    public List<HostileEntry> Log { get; init; } = [];
}
