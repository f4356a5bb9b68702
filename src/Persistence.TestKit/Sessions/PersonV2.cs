using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.TestKit.Sessions;

/// <summary>The second version of <see cref="PersonV1"/>.</summary>
[PersistedSession(Name = "person", SchemaVersion = 2, Async = true)]
public sealed partial class PersonV2
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>The first part of the full name.</summary>
    public required string FirstName { get; set; }

    /// <summary>The rest of it.</summary>
    public required string LastName { get; set; }

    /// <summary>What was an age, which no index held.</summary>
    [Indexed]
    public int Born { get; set; }

    /// <summary>In capitals.</summary>
    [Indexed]
    public string Team { get; set; } = "";

    /// <summary>With a prefix.</summary>
    [Indexed(Unique = true)]
    public string? Code { get; set; }

    /// <summary>Each with a mark.</summary>
    [Indexed]
    public List<string> Tags { get; init; } = [];

    /// <summary>With a town.</summary>
    public PersonHomeV2 Home { get; set; } = new();

    /// <summary>With a title.</summary>
    [AppendOnly]
    public List<PersonNoteV2> Notes { get; init; } = [];

    /// <summary>As it was.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Moves { get; init; } = [];

    [SchemaUpgrade(From = 1)]
    private static void SplitName(JsonObject stored) => PersonSteps.SplitName(stored);

    [SchemaUpgrade(From = 1, Log = nameof(Notes))]
    private static void AddTitle(JsonObject stored)
    {
        // Shows which members it looks at, as the steps of the next version do not.
        var text = stored["text"]!.GetValue<string>();
        (stored["title"], stored["body"]) = (text.Split(' ')[0], text);
        stored.Remove("text");
    }
}
