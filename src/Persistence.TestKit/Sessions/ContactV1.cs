using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The first version of a class that later changed in many ways; <see cref="ContactV2"/>, <see cref="ContactBrief"/> and <see cref="ContactStrict"/> are stored under the same name.</summary>
[PersistedSession(Name = "contact", Async = true)]
public sealed partial class ContactV1
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Later called DisplayName.</summary>
    public string FullName { get; set; } = "";

    /// <summary>Later called MainAddress.</summary>
    public ContactAddressV1 HomeAddress { get; set; } = new();

    /// <summary>An enum that is stored by name and later gets a value in the middle.</summary>
    [Indexed]
    public ContactMoodV1 Mood { get; set; }

    /// <summary>The same, where there may be none.</summary>
    [Indexed]
    public ContactMoodV1? PastMood { get; set; }

    /// <summary>Flags that are stored by name, one of which is inserted later.</summary>
    [Indexed]
    public ContactTraitsV1 Traits { get; set; }

    /// <summary>A collection of the enum.</summary>
    public List<ContactMoodV1> FormerMoods { get; init; } = [];

    /// <summary>Later not nullable any more.</summary>
    public string? NickName { get; set; }

    /// <summary>Later not nullable any more.</summary>
    public int? LuckyNumber { get; set; }

    /// <summary>Later a log.</summary>
    public List<string> TagWords { get; init; } = [];

    /// <summary>Later called CallNotes.</summary>
    [AppendOnly]
    public List<ContactNoteV1> WorkNotes { get; init; } = [];
}
