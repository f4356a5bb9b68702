using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Verification;

/// <summary>A later version of <see cref="DiaryV1"/>: both logs are renamed, and it has an index.</summary>
[PersistedSession(Name = "diary", SchemaVersion = 2)]
public sealed partial class DiaryV2
{
    [Key] public required string Id { get; init; }

    [Indexed(Unique = true)] public string Title { get; set; } = "";

    [AppendOnly]
    [PersistedName("happenings", Former = ["events", "occurrences"])]
    public List<Happening> Happenings { get; init; } = [];

    [AppendOnly]
    [PersistedName("remarks", Former = ["notes"])]
    public List<string> Remarks { get; init; } = [];
}
