using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A note whose key, index and entries' ids are <see cref="FragileId"/>s.</summary>
[PersistedSession(Async = true)]
public sealed partial class FragileNote
{
    /// <summary>The key.</summary>
    [Key]
    public required FragileId Id { get; init; }

    /// <summary>Indexed.</summary>
    [Indexed]
    public required FragileId Topic { get; set; }

    /// <summary>A text that the setter refuses once it is broken.</summary>
    public string? Remark { get; set => field = FragileId.Whole(value); }

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<FragileLine> Lines { get; init; } = [];
}
