using System.Text.Json;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Agents.AI.Workflows.Checkpointing;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework;

/// <summary>
/// Keeps the checkpoints of workflows in a store: <c>CheckpointManager.CreateJson(new StoredCheckpointStore(stores))</c>. A checkpoint is stored whole before it is listed, listed in the order in
/// which it was stored, and its value comes back with its members in their order. Any number of threads and processes may use it.
/// </summary>
public sealed class StoredCheckpointStore : JsonCheckpointStore
{
    private static readonly string s_version = typeof(CheckpointInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private readonly IWorkflowRunStore _runs;
    private readonly IWorkflowCheckpointStore _checkpoints;

    /// <summary>Keeps checkpoints in stores.</summary>
    /// <param name="stores">The stores.</param>
    public StoredCheckpointStore(AgentStores stores)
    {
        ArgumentNullException.ThrowIfNull(stores);
        (_runs, _checkpoints) = (stores.Runs, stores.Checkpoints);
    }

    /// <inheritdoc/>
    /// <exception cref="SessionException">It was not stored; the message says why.</exception>
    public override async ValueTask<CheckpointInfo> CreateCheckpointAsync(string sessionId, JsonElement value, CheckpointInfo? parent = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        var info = new CheckpointInfo(sessionId, Guid.NewGuid().ToString("n"));
        await _checkpoints.CreateAsync(new WorkflowCheckpoint { Run = sessionId, Id = info.CheckpointId, WrittenBy = s_version, Value = value }).ConfigureAwait(false);
        await ListAsync(sessionId, new CheckpointEntry(info.CheckpointId, parent?.CheckpointId)).ConfigureAwait(false);
        return info;
    }

    /// <inheritdoc/>
    /// <exception cref="KeyNotFoundException">There is no such checkpoint.</exception>
    public override async ValueTask<JsonElement> RetrieveCheckpointAsync(string sessionId, CheckpointInfo key)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        ArgumentNullException.ThrowIfNull(key);
        if (key.SessionId != sessionId)
        {
            throw new ArgumentException($"The checkpoint {key.CheckpointId} is one of the run '{key.SessionId}', and not of '{sessionId}'.", nameof(key));
        }

        var checkpoint = await _checkpoints.FindAsync((sessionId, key.CheckpointId)).ConfigureAwait(false);
        return checkpoint?.Value ?? throw new KeyNotFoundException($"The run '{sessionId}' has no checkpoint {key.CheckpointId}.");
    }

    /// <inheritdoc/>
    public override async ValueTask<IEnumerable<CheckpointInfo>> RetrieveIndexAsync(string sessionId, CheckpointInfo? withParent = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        var entries = await EntriesAsync(sessionId).ConfigureAwait(false);
        return [.. entries.Where(entry => withParent is null || entry.Parent == withParent.CheckpointId).Select(entry => new CheckpointInfo(sessionId, entry.Id))];
    }

    /// <summary>Removes a run and its checkpoints.</summary>
    /// <param name="sessionId">The id of the run.</param>
    /// <returns>False when there was none.</returns>
    public async ValueTask<bool> DeleteRunAsync(string sessionId)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        foreach (var entry in await EntriesAsync(sessionId).ConfigureAwait(false))
        {
            await _checkpoints.DeleteAsync((sessionId, entry.Id)).ConfigureAwait(false);
        }

        return await _runs.DeleteAsync(sessionId).ConfigureAwait(false);
    }

    private async ValueTask ListAsync(string run, CheckpointEntry entry)
    {
        try
        {
            await _runs.AppendCheckpointsAsync(run, entry).ConfigureAwait(false);
        }
        catch (SessionNotFoundException)
        {
            await _runs.GetOrCreateAsync(run, () => new WorkflowRun { Id = run }).ConfigureAwait(false);
            await _runs.AppendCheckpointsAsync(run, entry).ConfigureAwait(false);
        }
    }

    private async ValueTask<IReadOnlyList<CheckpointEntry>> EntriesAsync(string run)
    {
        try
        {
            return await _runs.ReadCheckpointsAsync(run).ConfigureAwait(false);
        }
        catch (SessionNotFoundException)
        {
            return [];
        }
    }
}
