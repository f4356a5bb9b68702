using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

#pragma warning disable PG0018 // Versions of one class.

/// <summary>A class whose entries have no id.</summary>
[PersistedSession(Name = "ledger", Stores = SessionStores.Sqlite)]
public sealed partial class Ledger
{
    [Key]
    public required string Id { get; init; }

    public string? Title { get; set; }

    [AppendOnly]
    public List<LedgerLine> Lines { get; init; } = [];
}

/// <summary>The same, whose entries have an id of their own, and which does not know the title.</summary>
[PersistedSession(Name = "ledger", Stores = SessionStores.Sqlite)]
public sealed partial class LedgerWithIds
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<LedgerLineWithId> Lines { get; init; } = [];
}

/// <summary>The same, whose entries have another id.</summary>
[PersistedSession(Name = "ledger", Stores = SessionStores.Sqlite)]
public sealed partial class LedgerByName
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<LedgerLineByName> Lines { get; init; } = [];
}

/// <summary>An entry with another id.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Number">The id before.</param>
/// <param name="Name">The id.</param>
public sealed record LedgerLineByName(string Text, string? Number = null, [property: Key] string Name = "");

/// <summary>An entry.</summary>
/// <param name="Text">What it says.</param>
public sealed record LedgerLine(string Text);

/// <summary>An entry with an id. What is older than the id has the default.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Number">The id.</param>
public sealed record LedgerLineWithId(string Text, [property: Key] string Number = "");
