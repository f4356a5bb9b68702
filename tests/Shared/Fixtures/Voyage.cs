using System.ComponentModel.DataAnnotations;

namespace Persistence.Testing.Fixtures;

/// <summary>
/// A session with each kind of member that a backend has a place of its own for. It never changes: stores of earlier versions hold it.
/// </summary>
[PersistedSession(Name = "voyage", SchemaVersion = 2)]
public sealed partial class Voyage
{
    [Key]
    public required string Ship { get; init; }

    [Key]
    public required int Number { get; init; }

    public string Purpose { get; set; } = "";

    [Indexed]
    public VoyageState State { get; set; }

    [Indexed(Unique = true)]
    public string? Permit { get; set; }

    [Indexed]
    public List<string> Crew { get; init; } = [];

    [Indexed]
    public DateTimeOffset Departure { get; set; }

    public decimal? Cost { get; set; }

    [Indexed]
    public long? Weight { get; set; }

    [Indexed]
    public TimeSpan Duration { get; set; }

    public Guid Owner { get; set; }

    public bool IsPublic { get; set; }

    public double Distance { get; set; }

    public DateOnly? Return { get; set; }

    public byte[] Seal { get; set; } = [];

    public VoyagePort? Destination { get; set; }

    public Dictionary<string, List<int>> Cargo { get; init; } = [];

    [AppendOnly]
    public List<VoyageNote> Notes { get; init; } = [];

    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Orders { get; init; } = [];

    [AppendOnly]
    public List<long> Soundings { get; init; } = [];
}
