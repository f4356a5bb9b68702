using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The second version of <see cref="ContactV1"/>: everything of two words is renamed, and what was nullable is not any more.</summary>
[PersistedSession(Name = "contact", SchemaVersion = 2, Async = true)]
public sealed partial class ContactV2
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Formerly FullName.</summary>
    [PersistedName("shown", Former = ["FullName"])]
    public string DisplayName { get; set; } = "";

    /// <summary>Formerly HomeAddress.</summary>
    [PersistedName("main_address", Former = ["HomeAddress"])]
    public ContactAddressV2 MainAddress { get; set; } = new();

    /// <summary>With a value more than before.</summary>
    [Indexed]
    public ContactMoodV2 Mood { get; set; }

    /// <summary>With a value more than before.</summary>
    [Indexed]
    public ContactMoodV2? PastMood { get; set; }

    /// <summary>With a flag more than before.</summary>
    [Indexed]
    public ContactTraitsV2 Traits { get; set; }

    /// <summary>With a value more than before.</summary>
    public List<ContactMoodV2> FormerMoods { get; init; } = [];

    /// <summary>Formerly nullable.</summary>
    public string NickName { get; set; } = "nobody";

    /// <summary>Formerly nullable.</summary>
    public int LuckyNumber { get; set; } = 7;

    /// <summary>New, with a value at first, and may be null.</summary>
    public string? Greeting { get; set; } = "it's \"new\"";

    /// <summary>New, with a value at first, and may be null.</summary>
    public bool? IsNew { get; set; } = true;

    /// <summary>New, with a value at first, and may be null.</summary>
    public long? Balance { get; set; } = -9;

    /// <summary>New, with a list at first, and may be null.</summary>
    public List<string>? Labels { get; set; } = ["new", "it's"];

    /// <summary>New, with a time at first, and may be null.</summary>
    public DateTimeOffset? Since { get; set; } = DateTimeOffset.UnixEpoch.AddDays(1);

    /// <summary>New, with a value that is made, and may be null.</summary>
    public string? Origin { get; set; } = string.Concat("made ", "here");

    /// <summary>New, with a number that is made, and may be null.</summary>
    public int? Weeks { get; set; } = Math.Max(3, 4);

    /// <summary>Formerly WorkNotes.</summary>
    [AppendOnly]
    [PersistedName("callNotes", Former = ["WorkNotes"])]
    public List<ContactNoteV2> CallNotes { get; init; } = [];
}
