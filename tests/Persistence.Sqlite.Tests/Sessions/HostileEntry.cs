using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

public sealed record HostileEntry(
    [property: Key, PersistedName("i\"'); DROP TABLE kept; --")] string Id,
    [property: PersistedName("c\"; DELETE FROM kept; --")] string Content);
