using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>The second version of <see cref="ProfileV1"/>: a member and a log renamed, one removed, two added, an index added.</summary>
[PersistedSession(Name = "agent_profile", SchemaVersion = 2, Async = true)]
public sealed partial class ProfileV2
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Formerly Nick.</summary>
    [PersistedName("display", Former = ["nick"])]
    public string Display { get; set; } = "";

    /// <summary>Not indexed before.</summary>
    [Indexed]
    public string Team { get; set; } = "";

    /// <summary>New, with a default.</summary>
    public string Language { get; set; } = "en";

    /// <summary>New, without a default.</summary>
    public int? Level { get; set; }

    /// <summary>Formerly Notes.</summary>
    [AppendOnly]
    [PersistedName("remarks", Former = ["notes"])]
    public List<string> Remarks { get; init; } = [];

    /// <summary>A new log.</summary>
    [AppendOnly]
    public List<RunStep> Steps { get; init; } = [];
}
