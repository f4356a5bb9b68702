using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Where a <see cref="PersonV1"/> lives.</summary>
public sealed class PersonHomeV1
{
    /// <summary>Later the town.</summary>
    public string City { get; set; } = "";
}

/// <summary>Where a <see cref="PersonV2"/> lives.</summary>
public sealed class PersonHomeV2
{
    /// <summary>Formerly the city.</summary>
    public string Town { get; set; } = "";

    /// <summary>New, with a default.</summary>
    public string Country { get; set; } = "nowhere";

    /// <summary>New, with defaults of its own.</summary>
    public PersonDoor Door { get; set; } = new("front");
}

/// <summary>A note in version 1.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Later the body.</param>
public sealed record PersonNoteV1([property: Key] string Id, string Text);

/// <summary>A note in version 2.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">New.</param>
/// <param name="Body">Formerly the text.</param>
/// <param name="Stars">New, with a default.</param>
public sealed record PersonNoteV2([property: Key] string Id, string Title, string Body, int Stars = 3);

/// <summary>A note in version 3.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">As before.</param>
/// <param name="Words">The words of the body.</param>
public sealed record PersonNoteV3([property: Key] string Id, string Title, List<string> Words);
