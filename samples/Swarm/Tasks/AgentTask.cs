using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Tasks;

/// <summary>Something to be done by one agent.</summary>
[PersistedSession]
[CompoundIndex(nameof(Status), nameof(Priority))]
public sealed partial class AgentTask
{
    [Key] public required string TaskId { get; init; }
    [Required, Searchable] public required string Title { get; set; }
    [Searchable] public string Description { get; set; } = "";
    [Indexed] public int Priority { get; set; }
    [Indexed] public AgentTaskStatus Status { get; set; }
    [Indexed] public string? AgentId { get; set; }
    [Range(0, 100)] public int Progress { get; set; }
    public List<string> Dependencies { get; init; } = [];
    public List<string> NextActions { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
}
