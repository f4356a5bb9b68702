using Persistence.Tool.Stores;

namespace Persistence.Tool.Copying;

/// <summary>
/// Copies the sessions of a store into another one, as they are, and goes on where an earlier copy ended: what is there already is compared by version, token and lengths. For one thread.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="target">The target.</param>
/// <param name="report">Receives what was done.</param>
internal sealed class StoreCopy(IStoreReader source, IStoreWriter target, CopyReport report)
{
    // So many share a wait for the disk.
    private const int MovedTogether = 64;
    private const int MostAttempts = 1000;

    /// <summary>Copies a class.</summary>
    /// <param name="stored">The class.</param>
    /// <param name="progress">Receives how many sessions were looked at.</param>
    /// <param name="cancellation">Ends it, between two sessions.</param>
    public void Run(StoredClass stored, Action<long> progress, CancellationToken cancellation)
    {
        source.Ahead = ReadAhead.Sessions;
        target.BeginClass(stored);
        foreach (var key in source.Keys(stored))
        {
            cancellation.ThrowIfCancellationRequested();
            report.Looked++;
            Copy(stored, key);
            progress(report.Looked);
        }
    }

    /// <summary>Moves a class: sessions are copied, and each is removed from the source in one step with the look whether it is still as it was copied.</summary>
    /// <param name="stored">The class.</param>
    /// <param name="removers">Remove from the source, and from the target.</param>
    /// <param name="progress">Receives how many sessions were looked at.</param>
    /// <param name="cancellation">Ends it, between two sessions.</param>
    public void Move(StoredClass stored, (IStoreRemover Source, IStoreRemover Target) removers, Action<long> progress, CancellationToken cancellation)
    {
        target.BeginClass(stored);
        foreach (var keys in source.Keys(stored).Chunk(MovedTogether))
        {
            cancellation.ThrowIfCancellationRequested();
            report.Looked += keys.Length;
            foreach (var key in MoveTogether(stored, keys, removers))
            {
                MoveAlone(stored, key, removers, cancellation);
            }

            progress(report.Looked);
        }
    }

    // By itself a session is away from its copy for the shortest time: what a program writes to it meanwhile is little, and copied again.
    private void MoveAlone(StoredClass stored, string key, (IStoreRemover Source, IStoreRemover Target) removers, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (MoveTogether(stored, [key], removers).Count == 0)
            {
                return;
            }
        }

        report.Leave(stored, key, "programs write to it faster than it can be copied: it stays in the source, and is moved by the next run");
    }

    // Gives those that a program changed in between.
    private List<string> MoveTogether(StoredClass stored, IReadOnlyList<string> keys, (IStoreRemover Source, IStoreRemover Target) removers)
    {
        var heads = keys.Select(key => Copy(stored, key)).Where(static copied => copied.Outcome != PutOutcome.Conflict && copied.Head is not null).Select(static copied => copied.Head!).ToList();

        // What is removed from the source must be on disk in the target first.
        target.Complete();
        return [.. heads.Where(head => Remove(stored, head, removers)).Select(static head => head.Key)];
    }

    // True where a program changed it in between.
    private bool Remove(StoredClass stored, SessionHead head, (IStoreRemover Source, IStoreRemover Target) removers)
    {
        var removed = removers.Source.TryRemove(stored, head);
        if (removed == RemoveOutcome.Absent && removers.Target.TryRemove(stored, head) == RemoveOutcome.Removed)
        {
            // A program deleted it after it was copied.
            report.Deleted++;
        }

        if (removed == RemoveOutcome.Leased)
        {
            report.Leave(stored, head.Key, $"it is leased by '{head.Lease?.Holder}': it stays in the source, and is moved by the next run");
        }

        report.Moved += removed == RemoveOutcome.Removed ? 1 : 0;
        return removed == RemoveOutcome.Changed;
    }

    private (PutOutcome Outcome, SessionHead? Head) Copy(StoredClass stored, string key)
    {
        try
        {
            using var session = source.Open(stored, key);
            if (session is null)
            {
                return (PutOutcome.Equal, null);
            }

            var outcome = target.Put(session);
            report.Take(outcome, session.Head.Entries);
            if (outcome == PutOutcome.Conflict)
            {
                report.Leave(stored, key, "the target holds another session of this key, or one that others have changed: nothing was written");
            }

            return (outcome, session.Head);
        }
        catch (SessionCorruptedException problem)
        {
            report.Leave(stored, key, problem.Message);
            return (PutOutcome.Conflict, null);
        }
    }
}
