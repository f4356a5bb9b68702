using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>What a team knows about something: texts that are searched, in the header, in entries and in a log of strings.</summary>
[PersistedSession(Async = true, SlidingExpiration = true, TimeToLive = "30.00:00:00")]
public sealed partial class TeamMemory
{
    /// <summary>The key.</summary>
    [Key]
    public required string Area { get; init; }

    /// <summary>What it is about. A word here counts three times.</summary>
    [Searchable(Weight = 3)]
    public string Title { get; set; } = "";

    /// <summary>What it says in short; null for nothing.</summary>
    [Searchable]
    public string? Summary { get; set; }

    /// <summary>Words that somebody gave it.</summary>
    [Searchable]
    public List<string> Tags { get; init; } = [];

    /// <summary>Who keeps it. Not searched, but asked for by its value.</summary>
    [Indexed]
    public string Keeper { get; set; } = "";

    /// <summary>How sure the team is of it; null for not at all.</summary>
    [Indexed]
    public int? Trust { get; set; }

    /// <summary>What it is about, as numbers; null for not said.</summary>
    [Vector(8, Model = "toy")]
    public float[]? Embedding { get; set; }

    /// <summary>The facts.</summary>
    [AppendOnly]
    public List<TeamFact> Facts { get; init; } = [];

    /// <summary>A log whose entries are searched as they are.</summary>
    [AppendOnly]
    [Searchable]
    public List<string> Remarks { get; init; } = [];
}
