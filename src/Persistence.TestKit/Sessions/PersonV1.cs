using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>The first version of a class whose later versions have upgrade steps; <see cref="PersonV2"/>, <see cref="PersonV3"/> and <see cref="PersonTrouble"/> are stored under the same name.</summary>
[PersistedSession(Name = "person", Async = true)]
public sealed partial class PersonV1
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Later split in two.</summary>
    public string FullName { get; set; } = "";

    /// <summary>Later the year of birth.</summary>
    public int Age { get; set; }

    /// <summary>Later in capitals.</summary>
    [Indexed]
    public string Team { get; set; } = "";

    /// <summary>Later with a prefix.</summary>
    [Indexed(Unique = true)]
    public string? Code { get; set; }

    /// <summary>Later each with a mark.</summary>
    [Indexed]
    public List<string> Tags { get; init; } = [];

    /// <summary>Later with a town in place of a city.</summary>
    public PersonHomeV1 Home { get; set; } = new();

    /// <summary>Later with a title.</summary>
    [AppendOnly]
    public List<PersonNoteV1> Notes { get; init; } = [];

    /// <summary>Stays as it is.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Moves { get; init; } = [];
}
