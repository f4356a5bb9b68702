using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.Json.Tests.Sessions;

/// <summary>A session whose values may be nested deep.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class Tree
{
    [Key]
    public required string Id { get; init; }

    public JsonNode? Root { get; set; }

    [AppendOnly]
    public List<Branch> Branches { get; init; } = [];
}
