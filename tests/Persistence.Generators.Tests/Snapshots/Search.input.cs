using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Samples.Knowledge;

[PersistedSession(Async = true, Stores = SessionStores.Json)]
public partial class Memory
{
    [Key, Searchable] public required string Area { get; init; }

    [Searchable(Weight = 3)] public string? Title { get; set; }

    [Searchable] public List<string> Tags { get; init; } = [];

    [Indexed] public string Keeper { get; set; } = "";

    [Vector(384, Model = "small")] public float[]? Embedding { get; set; }

    [AppendOnly] public List<Fact> Facts { get; init; } = [];

    [AppendOnly, Searchable] public List<string> Remarks { get; init; } = [];
}

public sealed record Fact([property: Key] string Id, [property: Searchable(Weight = 2)] string Subject, [property: Searchable] string[] Lines, [property: Vector(3)] float[]? Embedding = null);
