using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

/// <summary>Texts that are searched: in the header, in entries and in a log of strings.</summary>
[PersistedSession(Async = true, Stores = SessionStores.Json, TimeToLive = "30.00:00:00")]
public sealed partial class Notebook
{
    [Key]
    public required string Id { get; init; }

    [Searchable(Weight = 3)]
    public string Title { get; set; } = "";

    [Searchable]
    public List<string> Tags { get; init; } = [];

    public int Edits { get; set; }

    [AppendOnly]
    public List<NotebookFact> Facts { get; init; } = [];

    [AppendOnly]
    [Searchable]
    public List<string> Remarks { get; init; } = [];
}

public sealed record NotebookFact([property: Key] string Id, [property: Searchable(Weight = 2)] string Subject, [property: Searchable] string? Text);
