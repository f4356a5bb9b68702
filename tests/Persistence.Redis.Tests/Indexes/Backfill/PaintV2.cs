using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>
/// A later version of <see cref="PaintV1"/>: three new indexes, one of them unique and one over a collection; an indexed
/// member renamed; an index that is unique now; a member that is stored and that it does not know.
/// </summary>
[PersistedSession(Name = "paint", SchemaVersion = 2, TimeToLive = "7.00:00:00", SlidingExpiration = true, Async = true)]
public sealed partial class PaintV2
{
    [Key] public required string Id { get; init; }

    [Indexed] public string? Color { get; set; }

    [Indexed(Unique = true)] public string? Code { get; set; }

    [Indexed] public List<string> Tags { get; init; } = [];

    [Indexed]
    [PersistedName("tone", Former = ["shade"])]
    public string? Tone { get; set; }

    [Indexed(Unique = true)] public string? Batch { get; set; }

    [AppendOnly(Append = AppendRule.Exclusive)] public List<string> Notes { get; init; } = [];
}
