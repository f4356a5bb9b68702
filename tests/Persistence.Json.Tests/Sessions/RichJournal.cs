using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The class <see cref="LeanJournal"/> as it was changed later: another text is searched.</summary>
[PersistedSession(Name = "journal_of_words", Stores = SessionStores.Json)]
public sealed partial class RichJournal
{
    [Key]
    public required string Id { get; init; }

    public string Title { get; set; } = "";

    [Searchable]
    public string Text { get; set; } = "";
}
