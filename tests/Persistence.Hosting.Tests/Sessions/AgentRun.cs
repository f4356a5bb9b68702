using System.ComponentModel.DataAnnotations;

namespace Persistence.Hosting.Tests.Sessions;

[PersistedSession(TimeToLive = "01:00:00")]
public sealed partial class AgentRun
{
    [Key] public required long Number { get; init; }

    public string State { get; set; } = "";
}
