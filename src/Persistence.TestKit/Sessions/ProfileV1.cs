using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>The first version of a class that later changed; it is stored under the same name as <see cref="ProfileV2"/>.</summary>
[PersistedSession(Name = "agent_profile", SchemaVersion = 1, Async = true)]
public sealed partial class ProfileV1
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Later called Display.</summary>
    public string Nick { get; set; } = "";

    /// <summary>Later removed.</summary>
    public int Rank { get; set; }

    /// <summary>Later indexed.</summary>
    public string Team { get; set; } = "";

    /// <summary>Later called Remarks.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];
}
