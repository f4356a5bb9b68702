using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Codec;

/// <summary>A header of twenty members.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class CodecWide
{
    [Key]
    public required string Id { get; init; }

    public string Topic { get; set; } = "";

    public string Initiator { get; set; } = "";

    public string? Summary { get; set; }

    public DayOfWeek Day { get; set; }

    public bool IsOpen { get; set; }

    public bool IsPinned { get; set; }

    public int Turns { get; set; }

    public int Failures { get; set; }

    public long Tokens { get; set; }

    public double Cost { get; set; }

    public decimal Budget { get; set; }

    public Guid Correlation { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastActivity { get; set; }

    public DateTime? EndedAt { get; set; }

    public TimeSpan Elapsed { get; set; }

    public List<string> Participants { get; set; } = [];

    public List<int> Scores { get; set; } = [];

    public Dictionary<string, string> Context { get; set; } = [];
}
