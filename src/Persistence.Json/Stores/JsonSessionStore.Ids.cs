using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>The ids of entries.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    // The ids that a file holds before the batch, and those the batch has added. What is remembered is read on from where
    // it ends; a file that was replaced meanwhile is read from its start.
    private EntryIds IdsOf(SessionBatch batch, string key)
    {
        var owner = batch.Owner;
        if (batch.Initial is not { } initial)
        {
            // A session that is being created holds none.
            return owner.Ids ??= new EntryIds();
        }

        if (owner.Ids is { } known && ReferenceEquals(known.UpTo, initial))
        {
            return known;
        }

        var ids = owner.Ids is { UpTo: { } seen } remembered && seen.End <= initial.End && SessionDirectory.IsSame(batch.Stored!, seen)
            ? remembered
            : new EntryIds();

        // Half-read ids would let duplicates in.
        owner.Ids = null;
        var readers = _logs.Where(static log => log.Description.HasIds).Select(log => log.NewIdReader(ids)).ToArray();
        try
        {
            EntryScan.Run(batch.Stored!, ids.UpTo?.End ?? 0, initial, readers);
        }
        catch (UnfitDataException problem)
        {
            throw SessionErrors.Unfit(key, Store, TMap.Description, problem);
        }

        ids.UpTo = initial;
        owner.Ids = ids;
        return ids;
    }
}
