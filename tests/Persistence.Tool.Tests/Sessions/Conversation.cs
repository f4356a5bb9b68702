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

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Stars { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPinned { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Mood Before { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal Discount { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Pause { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateTimeOffset EndedAt { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Guid Parent { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double? Weight { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public float Share { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    [AppendOnly]
    public List<Line> Lines { get; init; } = [];

    [AppendOnly]
    public List<string> Remarks { get; init; } = [];
}
