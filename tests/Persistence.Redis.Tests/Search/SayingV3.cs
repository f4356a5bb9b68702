using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Search;

/// <summary>Another later version of <see cref="SayingV1"/>, with a log renamed, and one of one writer.</summary>
[PersistedSession(Name = "saying", SchemaVersion = 3, Stores = SessionStores.Redis)]
public sealed partial class SayingV3
{
    [Key]
    public required string Id { get; init; }

    [Searchable]
    public string Title { get; set; } = "";

    [AppendOnly(Append = AppendRule.Exclusive)]
    [Searchable]
    [PersistedName("verses", Former = ["lines"])]
    public List<string> Verses { get; init; } = [];

    [AppendOnly]
    public List<SayingPartV1> Parts { get; init; } = [];
}
