using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A run of an agent: a Guid key, a log whose entries have no id.</summary>
[PersistedSession(Async = true)]
public sealed partial class AgentRun
{
    /// <summary>The key.</summary>
    [Key]
    public required Guid RunId { get; init; }

    /// <summary>The agent.</summary>
    public string Agent { get; set; } = "";

    /// <summary>A log without ids: an append that is repeated adds its entries again.</summary>
    [AppendOnly]
    public List<RunStep> Steps { get; init; } = [];
}
