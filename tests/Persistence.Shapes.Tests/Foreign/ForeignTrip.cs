using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.Shapes.Tests.Foreign;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A member that others serialize, and that a step of a later version is given.</summary>
[PersistedSession(Name = "foreign_trip")]
public sealed partial class ForeignTripV1
{
    [Key]
    public required string Id { get; init; }

    [SerializedBy(typeof(ForeignContext))]
    public Amount? Price { get; set; }
}

/// <summary>The later version: every price has a currency.</summary>
[PersistedSession(Name = "foreign_trip", SchemaVersion = 2)]
public sealed partial class ForeignTripV2
{
    [Key]
    public required string Id { get; init; }

    [SerializedBy(typeof(ForeignContext))]
    public Amount? Price { get; set; }

    [SchemaUpgrade(From = 1)]
    private static void AddCurrency(JsonObject stored)
    {
        if (stored["price"] is JsonObject price)
        {
            price["CURRENCY"] ??= "EUR";
        }
    }
}
