using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;

namespace Persistence.Redis.Commits;

/// <summary>What may have to be done around a commit or an append.</summary>
/// <param name="RenamedLogs">Lists that get their present name before it.</param>
/// <param name="Replication">Replicas that are waited for after it.</param>
/// <param name="WaitForReplicas">How many.</param>
/// <param name="RepairIds">Removes the ids without entries that a script which was cut off left in a log.</param>
internal sealed record CommitSurroundings(RenamedLogs RenamedLogs, Replication Replication, int WaitForReplicas, Func<string, LogDescription, IoMode, ValueTask> RepairIds)
{
    /// <summary>Whether a commit is its own script and nothing else.</summary>
    public bool AreEmpty(IoMode mode) => !mode.IsAsync && !RenamedLogs.Exist && WaitForReplicas == 0;
}
