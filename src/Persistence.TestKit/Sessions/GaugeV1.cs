using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A class whose members take more than those of <see cref="GaugeV2"/>, which has the same storage name.</summary>
#pragma warning disable PG0018 // The same data as another version of the program has it.
[PersistedSession(Name = "gauge", Async = true)]
public sealed partial class GaugeV1
#pragma warning restore PG0018
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>A number.</summary>
    public int Count { get; set; }

    /// <summary>A text.</summary>
    public string Source { get; set; } = "00000000-0000-0000-0000-000000000000";

    /// <summary>Numbers by name.</summary>
    public Dictionary<string, int> Limits { get; init; } = [];

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<WideReading> Readings { get; init; } = [];
}
