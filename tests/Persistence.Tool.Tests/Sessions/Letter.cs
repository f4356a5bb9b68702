using System.ComponentModel.DataAnnotations;

namespace Persistence.Tool.Tests.Sessions;

/// <summary>The session that <see cref="EarlyLetter"/> was before, with members that can be null.</summary>
#pragma warning disable PG0018 // Two versions of one class, which are two programs elsewhere.
[PersistedSession(Name = "letter")]
public sealed partial class Letter
#pragma warning restore PG0018
{
    [Key]
    public required string Id { get; init; }

    public string Text { get; set; } = "";

    public string? Mood { get; set; } = "calm";

    [AppendOnly]
    public List<Page> Pages { get; init; } = [];
}

public sealed record Page(string Text, int? Number = null);
