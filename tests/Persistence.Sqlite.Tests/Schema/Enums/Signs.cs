using System.ComponentModel.DataAnnotations;

#pragma warning disable MA0048, SA1402, SA1649 // The two versions of one class stand side by side.
namespace Persistence.Sqlite.Tests.Schema.Enums;

/// <summary>A class whose one column becomes names, and nothing else.</summary>
[PersistedSession(Name = "sign", Stores = SessionStores.Sqlite)]
public sealed partial class NumberedSign
{
    [Key]
    public required string Id { get; init; }

    public NumberedMood Mood { get; set; }
}

[PersistedSession(Name = "sign", Stores = SessionStores.Sqlite)]
public sealed partial class NamedSign
{
    [Key]
    public required string Id { get; init; }

    public NamedMood Mood { get; set; }
}
