using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A task of a team: a key of two parts, a nullable index, a log of strings.</summary>
[PersistedSession(Async = true)]
public sealed partial class TeamTask
{
    /// <summary>The key's first part.</summary>
    [Key]
    public required string Team { get; init; }

    /// <summary>The key's second part.</summary>
    [Key]
    public required long Number { get; init; }

    /// <summary>What is to be done.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who does it; null while nobody does.</summary>
    [Indexed]
    public string? Assignee { get; set; }

    /// <summary>A log whose entries are strings.</summary>
    [AppendOnly]
    public List<string> Remarks { get; init; } = [];
}
