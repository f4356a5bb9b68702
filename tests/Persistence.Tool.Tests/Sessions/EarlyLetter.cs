using System.ComponentModel.DataAnnotations;

namespace Persistence.Tool.Tests.Sessions;

/// <summary>An earlier version of <see cref="Letter"/>.</summary>
#pragma warning disable PG0018 // Two versions of one class, which are two programs elsewhere.
[PersistedSession(Name = "letter")]
public sealed partial class EarlyLetter
#pragma warning restore PG0018
{
    [Key]
    public required string Id { get; init; }

    public string Text { get; set; } = "";

    [AppendOnly]
    public List<EarlyPage> Pages { get; init; } = [];
}

public sealed record EarlyPage(string Text);
