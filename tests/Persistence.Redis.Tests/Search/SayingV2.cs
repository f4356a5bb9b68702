using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.Redis.Tests.Search;

/// <summary>A later version of <see cref="SayingV1"/>, whose entries have one member more, which an upgrade step fills.</summary>
[PersistedSession(Name = "saying", SchemaVersion = 2, Stores = SessionStores.Redis)]
public sealed partial class SayingV2
{
    [Key]
    public required string Id { get; init; }

    [Searchable]
    public string Title { get; set; } = "";

    [AppendOnly]
    [Searchable]
    public List<string> Lines { get; init; } = [];

    [AppendOnly]
    public List<SayingPartV2> Parts { get; init; } = [];

    [SchemaUpgrade(From = 1, Log = nameof(Parts))]
    private static void AddTone(JsonObject stored) => stored["tone"] = "calm";
}

public sealed record SayingPartV2([property: Searchable] string Words, [property: Searchable] string Tone);
