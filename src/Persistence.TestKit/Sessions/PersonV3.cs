using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.TestKit.Sessions;

/// <summary>The third version of <see cref="PersonV1"/>.</summary>
[PersistedSession(Name = "person", SchemaVersion = 3, Async = true)]
public sealed partial class PersonV3
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>First and last name, the last one first.</summary>
    public required string SortName { get; set; }

    /// <summary>In capitals.</summary>
    [Indexed]
    public string Team { get; set; } = "";

    /// <summary>With a prefix, and a suffix.</summary>
    [Indexed(Unique = true)]
    public string? Code { get; set; }

    /// <summary>Each with a mark.</summary>
    [Indexed]
    public List<string> Tags { get; init; } = [];

    /// <summary>With its words apart.</summary>
    [AppendOnly]
    public List<PersonNoteV3> Notes { get; init; } = [];

    /// <summary>As it was.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Moves { get; init; } = [];

    [SchemaUpgrade(From = 1)]
    private static void SplitName(JsonObject stored) => PersonSteps.SplitName(stored);

    [SchemaUpgrade(From = 2)]
    private static void JoinName(JsonObject stored)
    {
        stored["sortName"] = $"{stored["lastName"]}, {stored["firstName"]}";
        stored["code"] = stored["code"] is { } code ? $"{code}-S" : null;
        stored.Remove("firstName");
        stored.Remove("lastName");
    }

    [SchemaUpgrade(From = 1, Log = nameof(Notes))]
    private static void AddTitle(JsonObject stored) => PersonSteps.AddTitle(stored);

    [SchemaUpgrade(From = 2, Log = nameof(Notes))]
    private static void SplitBody(JsonObject stored)
    {
        stored["words"] = new JsonArray([.. stored["body"]!.GetValue<string>().Split(' ').Select(static word => JsonValue.Create(word))]);
        stored.Remove("body");
    }
}
