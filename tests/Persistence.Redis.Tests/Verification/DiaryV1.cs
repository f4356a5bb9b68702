using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Verification;

/// <summary>The first version of <see cref="DiaryV2"/>.</summary>
[PersistedSession(Name = "diary", SchemaVersion = 1)]
public sealed partial class DiaryV1
{
    [Key] public required string Id { get; init; }

    public string Title { get; set; } = "";

    [AppendOnly] public List<Happening> Events { get; init; } = [];

    [AppendOnly] public List<string> Notes { get; init; } = [];
}
