using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A class whose members take less than those of <see cref="GaugeV1"/>, which has the same storage name.</summary>
#pragma warning disable PG0018 // The same data as another version of the program has it.
[PersistedSession(Name = "gauge", Async = true)]
public sealed partial class GaugeV2
#pragma warning restore PG0018
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>A smaller number.</summary>
    public short Count { get; set; }

    /// <summary>An identity.</summary>
    public Guid Source { get; set; }

    /// <summary>Smaller numbers by name.</summary>
    public Dictionary<string, byte> Limits { get; init; } = [];

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<NarrowReading> Readings { get; init; } = [];
}
