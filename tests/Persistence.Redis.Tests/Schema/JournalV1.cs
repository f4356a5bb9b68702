using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Schema;

/// <summary>The first version of <see cref="JournalV3"/>.</summary>
[PersistedSession(Name = "journal", SchemaVersion = 1)]
public sealed partial class JournalV1
{
    [Key] public required string Id { get; init; }

    public string Title { get; set; } = "";

    [AppendOnly] public List<string> Events { get; init; } = [];
}
