using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>The first version of <see cref="PaintV2"/>.</summary>
[PersistedSession(Name = "paint", TimeToLive = "7.00:00:00", SlidingExpiration = true)]
public sealed partial class PaintV1
{
    [Key] public required string Id { get; init; }

    public string? Color { get; set; }

    public string? Code { get; set; }

    public List<string> Tags { get; init; } = [];

    [Indexed] public string? Shade { get; set; }

    [Indexed] public string? Batch { get; set; }

    public string Maker { get; set; } = "";

    [AppendOnly(Append = AppendRule.Exclusive)] public List<string> Notes { get; init; } = [];
}
