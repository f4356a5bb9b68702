using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

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
}

/// <summary>A note in version 1.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Later the body.</param>
public sealed record PersonNoteV1([property: Key] string Id, string Text);

/// <summary>A note in version 2.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">New.</param>
/// <param name="Body">Formerly the text.</param>
public sealed record PersonNoteV2([property: Key] string Id, string Title, string Body);

/// <summary>A note in version 3.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">As before.</param>
/// <param name="Words">The words of the body.</param>
public sealed record PersonNoteV3([property: Key] string Id, string Title, List<string> Words);

/// <summary>The steps that versions of the class share.</summary>
internal static class PersonSteps
{
    /// <summary>From version 1 of the header.</summary>
    public static void SplitName(JsonObject stored)
    {
        var parts = stored["fullName"]!.GetValue<string>().Split(' ', 2);
        stored["firstName"] = parts[0];
        stored["lastName"] = parts[^1];
        stored["born"] = 2026 - stored["age"]!.GetValue<int>();
        stored["team"] = stored["team"]!.GetValue<string>().ToUpperInvariant();
        stored["code"] = stored["code"] is { } code ? $"P-{code}" : null;
        stored["tags"] = new JsonArray([.. stored["tags"]!.AsArray().Select(static tag => JsonValue.Create($"#{tag}"))]);
        stored["home"]!["town"] = stored["home"]!["city"]!.DeepClone();
        stored.Remove("fullName");
        stored.Remove("age");
    }

    /// <summary>From version 1 of a note.</summary>
    public static void AddTitle(JsonObject stored)
    {
        var text = stored["text"]!.GetValue<string>();
        stored["title"] = text.Split(' ')[0];
        stored["body"] = text;
        stored.Remove("text");
    }
}
