using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Logs whose entries have ids of every kind, and can be changed.</summary>
[PersistedSession(Async = true)]
public sealed partial class PostBox
{
    /// <summary>The key, which a mistaken program can change.</summary>
    [Key]
    public required string Id { get; set; }

    /// <summary>A member of the header.</summary>
    public string Label { get; set; } = "";

    /// <summary>Ids are Guids.</summary>
    [AppendOnly]
    public List<PostLetter> Letters { get; init; } = [];

    /// <summary>Ids are numbers.</summary>
    [AppendOnly]
    public List<PostCard> Cards { get; init; } = [];

    /// <summary>Ids are texts.</summary>
    [AppendOnly]
    public List<PostParcel> Parcels { get; init; } = [];

    /// <summary>Ids have two parts.</summary>
    [AppendOnly]
    public List<PostStamp> Stamps { get; init; } = [];

    /// <summary>Entries that others serialize; the log says which member is the id.</summary>
    [AppendOnly(EntryKey = nameof(PostLabel.Code)), SerializedBy(typeof(PostLabels))]
    public List<PostLabel> Labels { get; init; } = [];
}

#pragma warning disable PG0012 // What becomes of a change is what the cases are about.
/// <summary>An entry that can be changed.</summary>
public sealed class PostLetter
{
    /// <summary>The id.</summary>
    [Key]
    public Guid Id { get; set; }

    /// <summary>A text.</summary>
    public string Text { get; set; } = "";
}
#pragma warning restore PG0012

/// <summary>An entry that can be changed through what it holds.</summary>
/// <param name="Id">The id.</param>
/// <param name="Words">A collection.</param>
public sealed record PostCard([property: Key] int Id, List<string> Words);

/// <summary>An entry that cannot be changed.</summary>
/// <param name="Id">The id.</param>
public sealed record PostParcel([property: Key] string Id);

/// <summary>An entry whose id has two parts.</summary>
/// <param name="Sheet">The first part.</param>
/// <param name="Place">The second part.</param>
public sealed record PostStamp([property: Key] Guid Sheet, [property: Key] int Place);
