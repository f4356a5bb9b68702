#pragma warning disable PG0018 // Versions of one class: that they share their data is the point.
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>A class as it will be.</summary>
[PersistedSession(Name = "kept_note", Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class NewNote
{
    [Key]
    public required string Id { get; init; }

    public string Text { get; set; } = "";

    public string? Mood { get; set; }

    public int Level { get; set; }

    [AppendOnly]
    public List<NewLine> Lines { get; init; } = [];
}

/// <summary>An entry as it will be.</summary>
public sealed record NewLine(string Text, string? By);

/// <summary>The class as it was, which keeps what it does not know.</summary>
[PersistedSession(Name = "kept_note", Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class KeepingNote
{
    [Key]
    public required string Id { get; init; }

    public string Text { get; set; } = "";

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }

    [AppendOnly]
    public List<KeepingLine> Lines { get; init; } = [];
}

/// <summary>An entry as it was.</summary>
public sealed record KeepingLine(string Text)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

/// <summary>The class as it was, which does not keep it.</summary>
[PersistedSession(Name = "kept_note", Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class PlainNote
{
    [Key]
    public required string Id { get; init; }

    public string Text { get; set; } = "";

    [AppendOnly]
    public List<PlainLine> Lines { get; init; } = [];
}

/// <summary>An entry that keeps nothing.</summary>
public sealed record PlainLine(string Text);
