using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>Says itself when it expires.</summary>
[PersistedSession(Name = "bulletin", Stores = SessionStores.Sqlite)]
public sealed partial class Bulletin
{
    [Key]
    public required string Id { get; init; }

    [ExpiresAt]
    public DateTimeOffset? Until { get; set; }

    [Searchable]
    public string Title { get; set; } = "";

    [AppendOnly]
    [Searchable]
    public List<string> Remarks { get; init; } = [];
}

/// <summary>A later version, which lives for ever.</summary>
[PersistedSession(Name = "bulletin", Stores = SessionStores.Sqlite)]
public sealed partial class LastingBulletin
{
    [Key]
    public required string Id { get; init; }

    [Searchable]
    public string Title { get; set; } = "";

    [AppendOnly]
    [Searchable]
    public List<string> Remarks { get; init; } = [];
}
