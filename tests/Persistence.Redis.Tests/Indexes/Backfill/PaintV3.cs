using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>A version of <see cref="PaintV1"/> whose sessions older ones do not read.</summary>
[PersistedSession(Name = "paint", SchemaVersion = 3)]
public sealed partial class PaintV3
{
    [Key] public required string Id { get; init; }

    public string? Color { get; set; }
}
