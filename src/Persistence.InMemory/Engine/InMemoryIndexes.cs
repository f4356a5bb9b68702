using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>The indexes in memory. Every session is looked at: a test's store is small.</summary>
internal sealed class InMemoryIndexes<TSession, TKey, TMap>(InMemoryTable table, InMemoryReader<TSession, TKey, TMap> reader)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Finds sessions.</summary>
    public ValueTask<SessionKeys<TKey>> Find(IndexQuery query, IoMode mode)
    {
        var hits = new List<(string Value, string Key)>();
        var skipped = new List<SkippedSession>();
        lock (table.Gate)
        {
            foreach (var stored in table.Live())
            {
                try
                {
                    hits.AddRange(ReadableValuesOf(stored, query.Index).Where(query.Matches).Select(value => (value, stored.Key)));
                }
                catch (SessionException unreadable)
                {
                    skipped.Add(new SkippedSession(stored.Key, unreadable.Message));
                }
            }
        }

        // The table is in the order of the keys, and this sort keeps it among equal values.
        var keys = hits.OrderBy(hit => hit.Value, KeyOrder.Utf8).Take(query.Limit).Select(hit => SessionGuard.ReadKey<TSession, TKey, TMap>(hit.Key, table.DisplayName));
        return ValueTask.FromResult(new SessionKeys<TKey>([.. keys], skipped));
    }

    /// <summary>The indexed values of a session object, by the name of their index; an index without values is there too.</summary>
    public static Dictionary<string, string[]> ValuesOf(TSession session)
    {
        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        return TMap.Description.Indexes.ToDictionary(
            Name,
            index => values.Values.Where(pair => pair.Index == index.Ordinal).Select(pair => pair.Value).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>Throws for unique values that other sessions have. Under the lock.</summary>
    public void ThrowIfTaken(string key, Dictionary<string, string[]> values)
    {
        var errors = new ValidationErrors();
        foreach (var index in table.Description.Indexes.Where(index => index.IsUnique))
        {
            foreach (var value in values[Name(index)])
            {
                if (table.Live().FirstOrDefault(other => other.Key != key && ValuesOf(other, index).Contains(value, StringComparer.Ordinal)) is { } owner)
                {
                    errors.Add(index.Name, ValidationProblems.TakenValue);
                }
            }
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, table.DisplayName, errors);
        }
    }

    // The header is read too: what it holds is what counts, and a session that cannot be read is not found. Of a newer one, which is not read,
    // what its class knows of this index counts.
    private string[] ReadableValuesOf(StoredSession stored, IndexDescription index)
    {
        if (stored.SchemaVersion <= table.Description.SchemaVersion)
        {
            reader.Header(stored);
        }
        else if (!stored.IndexValues.ContainsKey(Name(index)))
        {
            table.ThrowIfNewer(stored);
        }

        return ValuesOf(stored, index);
    }

    // What a class without this index stored has no values for it; they are taken from the header then.
    private string[] ValuesOf(StoredSession stored, IndexDescription index) =>
        !IsUpgraded(stored) && stored.IndexValues.TryGetValue(Name(index), out var values) ? values
        : stored.SchemaVersion > table.Description.SchemaVersion ? []
        : ValuesOf(reader.Header(stored))[Name(index)];

    // What a class with case put into the index is not what one without it looks for.
    private static string Name(IndexDescription index) => index.Parts.Count > 0
        ? string.Join('+', index.Parts.Select(static part => Name(TMap.Description.Indexes[part])))
        : index.IgnoresCase ? index.StorageName + " without case" : index.StorageName;

    // What an earlier version put into the index, its steps may have changed.
    private bool IsUpgraded(StoredSession stored) => table.Description.Upgrades?.Concern(stored.HeaderSchema) == true;
}
