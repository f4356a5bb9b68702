using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Codec;

/// <summary>A tree of nested objects.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class CodecDeep
{
    [Key]
    public required string Id { get; init; }

    public CodecNode? Root { get; set; }
}

/// <summary>A node of the tree.</summary>
public sealed class CodecNode
{
    public string Name { get; set; } = "";

    public int Weight { get; set; }

    public double Score { get; set; }

    public List<CodecNode> Children { get; set; } = [];

    public Dictionary<string, int> Counts { get; set; } = [];
}
