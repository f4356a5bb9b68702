using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Tool.Tests.Sessions;

/// <summary>A session with a member of each kind that backends store in different forms.</summary>
[PersistedSession]
public sealed partial class Conversation
{
    [Key]
    public required string Id { get; init; }

    [Indexed]
    public Mood Mood { get; set; }

    [Indexed]
    public DateTimeOffset StartedAt { get; set; }

    [Indexed]
    public List<string> Participants { get; init; } = [];

    public string? Note { get; set; }

    public int? Maybe { get; set; }

    public bool IsOpen { get; set; }

    public double Score { get; set; }

    public float Rate { get; set; }

    public decimal Price { get; set; }

    public ulong Big { get; set; }

    public DateTime LocalTime { get; set; }

    public TimeSpan Wait { get; set; }

    public TimeOnly Daily { get; set; }

    public DateOnly Day { get; set; }

    public Guid Reference { get; set; }

    public byte[] Picture { get; set; } = [];

    public Dictionary<string, int> Counts { get; init; } = [];

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long Quoted { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    [AppendOnly]
    public List<Line> Lines { get; init; } = [];

    [AppendOnly]
    public List<string> Remarks { get; init; } = [];
}
