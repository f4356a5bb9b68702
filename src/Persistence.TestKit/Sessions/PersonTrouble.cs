using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.TestKit.Sessions;

/// <summary>A later version of <see cref="PersonV1"/> whose steps do what the stored text says.</summary>
[PersistedSession(Name = "person", SchemaVersion = 4, Async = true)]
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
        PersonSteps.Act(stored, stored["fullName"]!.GetValue<string>());
    }

    [SchemaUpgrade(From = 1, Log = nameof(Notes))]
    private static void UpgradeNote(JsonObject stored) => PersonSteps.Act(stored, stored["text"]!.GetValue<string>());
}
