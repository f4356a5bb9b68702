using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.Benchmarks.Upgrades;

#pragma warning disable PG0018 // Versions of one class.

/// <summary>What the first version stored.</summary>
[PersistedSession(Name = "letter", Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class LetterV1
{
    /// <summary>The key.</summary>
    [Key]
    public string Id { get; init; } = "";

    /// <summary>Later the title.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Stays.</summary>
    public List<string> Receivers { get; init; } = [];

    /// <summary>The lines.</summary>
    [AppendOnly]
    public List<LineV1> Lines { get; init; } = [];
}

/// <summary>The second version, with steps.</summary>
[PersistedSession(Name = "letter", SchemaVersion = 2, Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class LetterV2
{
    /// <summary>The key.</summary>
    [Key]
    public string Id { get; init; } = "";

    /// <summary>Formerly the topic.</summary>
    public string Title { get; set; } = "";

    /// <summary>Stays.</summary>
    public List<string> Receivers { get; init; } = [];

    /// <summary>The lines.</summary>
    [AppendOnly]
    public List<LineV2> Lines { get; init; } = [];

    [SchemaUpgrade(From = 1)]
    private static void Upgrade1(JsonObject stored)
    {
        stored["title"] = stored["topic"]!.GetValue<string>();
        stored.Remove("topic");
    }

    [SchemaUpgrade(From = 1, Log = nameof(Lines))]
    private static void UpgradeLine1(JsonObject stored)
    {
        stored["body"] = stored["text"]!.GetValue<string>();
        stored.Remove("text");
    }
}

/// <summary>The same without steps.</summary>
[PersistedSession(Name = "plain_letter", SchemaVersion = 2, Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class PlainLetter
{
    /// <summary>The key.</summary>
    [Key]
    public string Id { get; init; } = "";

    /// <summary>As <see cref="LetterV2.Title"/>.</summary>
    public string Title { get; set; } = "";

    /// <summary>Stays.</summary>
    public List<string> Receivers { get; init; } = [];

    /// <summary>The lines.</summary>
    [AppendOnly]
    public List<LineV2> Lines { get; init; } = [];
}

/// <summary>The same once more: what two equal classes differ by is what the measurement cannot see.</summary>
[PersistedSession(Name = "twin_letter", SchemaVersion = 2, Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class TwinLetter
{
    /// <summary>The key.</summary>
    [Key]
    public string Id { get; init; } = "";

    /// <summary>As <see cref="LetterV2.Title"/>.</summary>
    public string Title { get; set; } = "";

    /// <summary>Stays.</summary>
    public List<string> Receivers { get; init; } = [];

    /// <summary>The lines.</summary>
    [AppendOnly]
    public List<LineV2> Lines { get; init; } = [];
}

/// <summary>An entry of the first version.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sender">Who wrote it.</param>
/// <param name="Text">Later the body.</param>
/// <param name="At">When.</param>
public sealed record LineV1([property: Key] string Id, string Sender, string Text, DateTimeOffset At);

/// <summary>An entry of the second version.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sender">Who wrote it.</param>
/// <param name="Body">Formerly the text.</param>
/// <param name="At">When.</param>
public sealed record LineV2([property: Key] string Id, string Sender, string Body, DateTimeOffset At);
