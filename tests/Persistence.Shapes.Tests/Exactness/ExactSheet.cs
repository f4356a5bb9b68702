using System.ComponentModel.DataAnnotations;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>Every type as a member of the header, inside of another object, and as a member of an entry.</summary>
[PersistedSession(Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class ExactSheet : EveryType
{
    [Key]
    public required string Id { get; init; }

    public EveryType? Nested { get; set; }

    [AppendOnly]
    public List<EveryType> Log { get; init; } = [];
}
