using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Tool.Tests.Sessions.Omitted;

/// <summary>A session whose members JSON leaves out where they have a default that only the class knows.</summary>
[PersistedSession]
public sealed partial class Parcel
{
    [Key]
    public required string Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Place Place { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Contact Sender { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ParcelNumber Number { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RouteName Route { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<string> Labels { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReadOnlyMemory<byte> Seal { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public (int Width, string? Unit) Size { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement Extra { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Place? Origin { get; set; }

    [AppendOnly]
    public List<Stop> Stops { get; init; } = [];
}

/// <summary>An entry with such members.</summary>
public sealed record Stop(string Town)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Place Place { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ParcelNumber Number { get; init; }
}

public readonly record struct Place(double Latitude, decimal Height, Mood Mood);

/// <summary>A struct whose default holds null where none may be.</summary>
public readonly record struct Contact(string Name, int Floor);
