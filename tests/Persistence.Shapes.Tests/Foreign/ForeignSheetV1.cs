using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Persistence.Shapes.Tests.Foreign;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The sheet before its degrees had a converter.</summary>
[PersistedSession(Name = "foreign_sheet")]
public sealed partial class ForeignSheetV1
{
    [Key]
    public required string Id { get; init; }

    public ForeignPartV1? Part { get; set; }

    [AppendOnly]
    public List<JsonElement> Readings { get; init; } = [];
}

/// <summary>The part of that.</summary>
public sealed class ForeignPartV1
{
    public Amount Price { get; init; }

    public required string Air { get; init; }
}
