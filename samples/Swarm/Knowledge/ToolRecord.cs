using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Knowledge;

/// <summary>What became of the uses of one tool.</summary>
[PersistedSession]
public sealed partial class ToolRecord
{
    [Key] public required string Tool { get; init; }
    [AppendOnly] public List<ActionOutcome> Outcomes { get; init; } = [];
}
