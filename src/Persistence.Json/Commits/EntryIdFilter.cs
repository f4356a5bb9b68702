using System.Runtime.InteropServices;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Leaves out the entries whose ids the logs hold already. The ids of a file are remembered from one commit to the next.</summary>
/// <param name="context">The session class.</param>
/// <param name="logs">The logs of the class.</param>
internal sealed class EntryIdFilter(JsonContext context, IReadOnlyList<StoredLog> logs)
{
    /// <summary>Leaves out what is stored already, or came earlier in the same batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="commit">The commit; loses the entries that are left out.</param>
    public void KeepNew(CommitBatch batch, EncodedCommit commit)
    {
        var kept = 0;
        var entries = CollectionsMarshal.AsSpan(commit.Entries);
        foreach (var entry in entries)
        {
            if (entry.Id is null || IdsOf(batch, commit.Key).Add(entry.Log, entry.Id))
            {
                entries[kept++] = entry;
            }
        }

        commit.Entries.RemoveRange(kept, entries.Length - kept);
    }

    // The ids that a file holds before the batch, and those the batch has added. What is remembered is read on from where
    // it ends; a file that was replaced meanwhile is read from its start.
    private EntryIdSet IdsOf(CommitBatch batch, string key)
    {
        var file = batch.File;
        if (batch.Initial is not { } initial)
        {
            // A session that is being created holds none.
            return file.Ids ??= new EntryIdSet();
        }

        if (file.Ids is { } known && ReferenceEquals(known.UpTo, initial))
        {
            return known;
        }

        var ids = file.Ids is { UpTo: { } seen } remembered && seen.End <= initial.End && JournalTail.IsSame(batch.Stored!, seen)
            ? remembered
            : new EntryIdSet();

        // Half-read ids would let duplicates in.
        file.Ids = null;
        Read(ids, batch, key);
        ids.UpTo = initial;
        file.Ids = ids;
        return ids;
    }

    private void Read(EntryIdSet ids, CommitBatch batch, string key)
    {
        var readers = logs.Where(static log => log.Description.HasIds).Select(log => log.NewIdReader(ids)).ToArray();
        try
        {
            EntryScan.Run(batch.Stored!, ids.UpTo?.End ?? 0, batch.Initial!, readers);
        }
        catch (UnfitDataException problem)
        {
            throw StoredDataErrors.Unfit(key, context.DisplayName, context.Description, problem);
        }
    }
}
