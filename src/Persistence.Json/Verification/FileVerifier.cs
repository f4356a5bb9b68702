using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Reads everything that a session file holds.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="reader">Decodes.</param>
/// <param name="keys">Reads keys.</param>
/// <param name="damage">Reports damaged files.</param>
/// <param name="logs">The logs of the class.</param>
internal sealed class FileVerifier<TSession, TKey, TMap>(SessionReader<TSession, TKey, TMap> reader, SessionKeyText<TSession, TKey, TMap> keys, DamageReport damage, IReadOnlyList<StoredLog> logs)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>The logs of the class.</summary>
    public IReadOnlyList<StoredLog> Logs => logs;

    /// <summary>Reads a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="open">Its session; null when it holds none.</param>
    /// <param name="isExpiredRead">Whether to read an expired session too.</param>
    /// <returns>The number of entries; -1 when there is no session.</returns>
    /// <exception cref="LineDamageException">It is damaged.</exception>
    public long Verify(string name, OpenSession? open, bool isExpiredRead)
    {
        damage.ThrowIfUnsound(name, isSession: open is not null);
        if (open is null || !(isExpiredRead || reader.Checks.IsLive(open)))
        {
            return -1;
        }

        var key = open.Header.Key;
        if (!reader.TryReadAll(key, open))
        {
            FindFault(key, open);
        }

        _ = keys.Decode(key);
        return logs.Sum(log => log.Names.LastIn(open.State.Logs));
    }

    // Damage comes before what this class cannot read, wherever each is.
    private void FindFault(string key, OpenSession open)
    {
        EntryReader[] counters = [.. logs.Select(static log => new EntryCounter(log.Names))];
        using (var lines = new LineScanner(open.File, 0, open.State.End))
        {
            while (lines.ReadValid())
            {
                RecordCheck.ThrowIfMoved(lines.View(), lines.Offset);
                EntryScan.ReadLine(lines.Line, lines.Offset, counters);
            }
        }

        _ = keys.Decode(key);
        reader.Checks.ThrowIfUnreadable(open.State, key);
        reader.Build(key, open, int.MaxValue);
    }
}
