using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Schema;

/// <summary>A later version of <see cref="JournalV1"/>, with its log renamed.</summary>
[PersistedSession(Name = "journal", SchemaVersion = 3)]
public sealed partial class JournalV3
{
    [Key] public required string Id { get; init; }

    public string Title { get; set; } = "";

    [AppendOnly]
    [PersistedName("happenings", Former = ["events"])]
    public List<string> Happenings { get; init; } = [];
}
