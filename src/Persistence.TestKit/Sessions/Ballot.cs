using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.TestKit.Sessions;

/// <summary>A session whose members are left out of JSON where they have their defaults, one of which has no text.</summary>
[PersistedSession(Async = true)]
public sealed partial class Ballot
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>An id that may not be set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public BallotMark Mark { get; set; }

    /// <summary>A struct.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public (int Row, string? Side) Place { get; set; }

    /// <summary>Bytes that were never set are no bytes, but not the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReadOnlyMemory<byte> Seal { get; set; }

    /// <summary>An element that was never set is not null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement Extra { get; set; }

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<BallotLine> Lines { get; init; } = [];
}
