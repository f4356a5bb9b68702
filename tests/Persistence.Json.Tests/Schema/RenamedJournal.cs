using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Schema;

#pragma warning disable PG0018 // Stands for another build of Journal, whose SchemaVersion was forgotten.

/// <summary>The class <see cref="Journal"/> with its log renamed, and its SchemaVersion not raised.</summary>
[PersistedSession(Name = "journal", SchemaVersion = 2, Stores = SessionStores.Json)]
public sealed partial class RenamedJournal
{
    [Key] public required string Id { get; init; }

    [AppendOnly, PersistedName("happenings", Former = ["events"])]
    public List<string> Happenings { get; init; } = [];
}
