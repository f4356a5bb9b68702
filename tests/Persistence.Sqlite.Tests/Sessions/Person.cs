using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>A class whose indexed texts have no case.</summary>
[PersistedSession(Name = "person", Stores = SessionStores.Sqlite)]
[CompoundIndex(nameof(Age), nameof(FullName))]
public sealed partial class Person
{
    [Key]
    public required string Id { get; init; }

    [Indexed(IgnoreCase = true, Unique = true)]
    public string? FullName { get; set; }

    [Indexed]
    public int Age { get; set; }

    [Indexed(IgnoreCase = true)]
    public List<string> Tags { get; init; } = [];
}

#pragma warning disable PG0018 // Stands for another version of the program.

/// <summary>The class after its member was renamed.</summary>
[PersistedSession(Name = "person", Stores = SessionStores.Sqlite)]
[CompoundIndex(nameof(Age), nameof(Called))]
public sealed partial class PersonCalled
{
    [Key]
    public required string Id { get; init; }

    [PersistedName("called", Former = ["FullName"])]
    [Indexed(IgnoreCase = true, Unique = true)]
    public string? Called { get; set; }

    [Indexed]
    public int Age { get; set; }

    [Indexed(IgnoreCase = true)]
    public List<string> Tags { get; init; } = [];
}

/// <summary>A version of the class that knows of no index.</summary>
[PersistedSession(Name = "person", Stores = SessionStores.Sqlite)]
public sealed partial class PersonBare
{
    [Key]
    public required string Id { get; init; }

    public string? FullName { get; set; }
}
