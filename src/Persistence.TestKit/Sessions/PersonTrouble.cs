using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A second version of <see cref="PersonV1"/> whose steps do what the stored text says.</summary>
[PersistedSession(Name = "person", SchemaVersion = 2, Async = true)]
public sealed partial class PersonTrouble
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>New, and required.</summary>
    public required string LastName { get; set; }

    /// <summary>Of another kind than what some step makes.</summary>
    public int Born { get; set; }

    /// <summary>As it was.</summary>
    [Indexed]
    public string Team { get; set; } = "";

    /// <summary>As it was.</summary>
    [AppendOnly]
    public List<PersonNoteV1> Notes { get; init; } = [];

    [SchemaUpgrade(From = 1)]
    private static void Upgrade(JsonObject stored)
    {
        stored["lastName"] = "Lovelace";
        Act(stored, stored["fullName"]!.GetValue<string>());
    }

    [SchemaUpgrade(From = 1, Log = nameof(Notes))]
    private static void UpgradeNote(JsonObject stored) => Act(stored, stored["text"]!.GetValue<string>());

    private static void Act(JsonObject stored, string what)
    {
        switch (what)
        {
            case "throw":
                throw new InvalidOperationException("it has no name");
            case "cancel":
                throw new OperationCanceledException("it was cancelled");
            case "remove":
                stored.Remove("id");
                break;
            case "change":
                stored["id"] = "another";
                break;
            case "forget":
                stored.Remove("lastName");
                stored.Remove("text");
                break;
            case "wrong":
                stored["born"] = "long ago";
                stored["text"] = 7;
                break;
            case "unwritable":
                stored["born"] = JsonValue.Create(double.NaN);
                break;
        }
    }
}
