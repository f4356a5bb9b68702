using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Lives one hour from its last commit.</summary>
[PersistedSession(TimeToLive = "01:00:00", SlidingExpiration = true, Async = true)]
public sealed partial class AgentPresence
{
    /// <summary>The key.</summary>
    [Key]
    public required string Agent { get; init; }

    /// <summary>What it does.</summary>
    [Indexed]
    public string Activity { get; set; } = "";

    /// <summary>A log with ids.</summary>
    [AppendOnly]
    public List<Heartbeat> Heartbeats { get; init; } = [];
}
