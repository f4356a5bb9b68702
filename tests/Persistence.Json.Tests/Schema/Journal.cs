using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Schema;

#pragma warning disable PG0018 // RenamedJournal stands for a later build of this class.

/// <summary>A class before its log was renamed.</summary>
[PersistedSession(Name = "journal", SchemaVersion = 2, Stores = SessionStores.Json)]
public sealed partial class Journal
{
    [Key] public required string Id { get; init; }

    [AppendOnly] public List<string> Events { get; init; } = [];
}
