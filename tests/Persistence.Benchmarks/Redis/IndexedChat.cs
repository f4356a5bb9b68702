using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Redis;

/// <summary>A chat that is found by three indexes, none of them unique.</summary>
[PersistedSession]
public sealed partial class IndexedChat
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>A member without an index.</summary>
    public string Topic { get; set; } = "";

    /// <summary>By this ten are found.</summary>
    [Indexed] public required string Owner { get; set; }

    /// <summary>The second.</summary>
    [Indexed] public int Status { get; set; }

    /// <summary>The third.</summary>
    [Indexed] public int Priority { get; set; }
}
