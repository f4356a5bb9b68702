using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Persistence.TestKit.Sessions;

/// <summary>A nested type, in its first version.</summary>
public sealed class ContactAddressV1
{
    /// <summary>Later called Road.</summary>
    public string StreetName { get; set; } = "";
}

/// <summary>A nested type, in its second version.</summary>
public sealed class ContactAddressV2
{
    /// <summary>Formerly StreetName.</summary>
    [PersistedName("road", Former = ["StreetName"])]
    public string Road { get; set; } = "";

    /// <summary>New, with a default.</summary>
    public string Country { get; set; } = "nowhere";

    /// <summary>New, with a default that is an object.</summary>
    public PersonDoor Door { get; set; } = new("front");
}

/// <summary>An entry, in its first version.</summary>
/// <param name="Id">The id.</param>
/// <param name="NoteText">Later called Words.</param>
/// <param name="NoteMood">An enum that is stored by name.</param>
public sealed record ContactNoteV1([property: Key] string Id, string NoteText, ContactMoodV1 NoteMood);

/// <summary>An entry, in its second version.</summary>
/// <param name="Id">The id.</param>
/// <param name="Words">Formerly NoteText.</param>
/// <param name="NoteMood">An enum that is stored by name.</param>
/// <param name="Author">New, with a default.</param>
/// <param name="Stars">New, with a default.</param>
/// <param name="Weight">New, with a default that is not null.</param>
public sealed record ContactNoteV2([property: Key] string Id, [property: PersistedName("words", Former = ["NoteText"])] string Words, ContactMoodV2 NoteMood, string Author = "unknown", int Stars = 3, double? Weight = -0.5)
{
    /// <summary>New, with a list at first, and may be null.</summary>
    public List<string>? Links { get; init; } = ["none"];
}

/// <summary>An entry with a member that older ones lack.</summary>
/// <param name="Id">The id.</param>
/// <param name="Author">New, without a default.</param>
public sealed record ContactNoteStrict([property: Key] string Id, string Author);
