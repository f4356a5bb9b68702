using System.ComponentModel.DataAnnotations;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>The collections as members of the header, inside of another object, and as members of an entry.</summary>
[PersistedSession(Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class CollectionSheet : CollectionForms
{
    [Key]
    public required string Id { get; init; }

    public CollectionForms? Nested { get; set; }

    [AppendOnly]
    public List<CollectionForms> Log { get; init; } = [];

    /// <summary>Sets every member, and adds an entry.</summary>
    public void Refill(RandomValues values)
    {
        Fill(values);
        Nested = Random(values);
        Log.Add(Random(values));
    }
}
