using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Scale;

/// <summary>One of many sessions, found by two members.</summary>
[PersistedSession(Name = "json_scale_chat", Stores = SessionStores.Json)]
public sealed partial class JsonScaleChat
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>A member like others.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Ten sessions have the same.</summary>
    [Indexed] public int Group { get; set; }

    /// <summary>Each session has another.</summary>
    [Indexed] public int Number { get; set; }
}
