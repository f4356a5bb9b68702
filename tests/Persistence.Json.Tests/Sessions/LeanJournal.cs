using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A class of which one text is searched.</summary>
[PersistedSession(Name = "journal_of_words", Stores = SessionStores.Json)]
public sealed partial class LeanJournal
{
    [Key]
    public required string Id { get; init; }

    [Searchable]
    public string Title { get; set; } = "";

    public string Text { get; set; } = "";
}
