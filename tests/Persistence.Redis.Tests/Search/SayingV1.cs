using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Search;

/// <summary>The first version of <see cref="SayingV2"/>.</summary>
[PersistedSession(Name = "saying", Stores = SessionStores.Redis)]
public sealed partial class SayingV1
{
    [Key]
    public required string Id { get; init; }

    [Searchable]
    public string Title { get; set; } = "";

    [AppendOnly]
    [Searchable]
    public List<string> Lines { get; init; } = [];

    [AppendOnly]
    public List<SayingPartV1> Parts { get; init; } = [];
}

public sealed record SayingPartV1([property: Searchable] string Words);
