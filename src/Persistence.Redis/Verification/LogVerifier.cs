using Persistence.Mapping;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>Reads elements of one log, reports those that are damaged, and collects the ids of the others.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="decoder">Decodes entries.</param>
/// <param name="ordinal">The log.</param>
/// <param name="report">Receives the damage.</param>
/// <param name="ids">Receives the ids; null when they are of no interest.</param>
internal struct LogVerifier<TSession>(SessionDecoder decoder, int ordinal, VerificationReport report, LogIds? ids) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    private RedisValue[]? _stored;
    private long _first;
    private bool _isRefused;

    /// <summary>Takes a part of the list; the next visit reads it.</summary>
    /// <param name="stored">The elements.</param>
    /// <param name="first">The position of the first one.</param>
    public void Take(RedisValue[] stored, long first) => (_stored, _first) = (stored, first);

    /// <inheritdoc/>
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        for (var position = 0; TLog.Description.Ordinal == ordinal && position < _stored!.Length; position++)
        {
            report.Entries++;
            var id = Read<TEntry, TLog>(position);
            ids?.Take(id, _first + position);
        }
    }

    // Reports an entry that is damaged; answers the id of one that is not.
    private string? Read<TEntry, TLog>(int position)
        where TLog : ILogMap<TSession, TEntry>
    {
        var entry = new List<TEntry>(1);
        try
        {
            decoder.Entries<TSession, TEntry, TLog>(_stored.AsSpan(position, 1), _first + position, entry);
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            // Each damaged entry is named; that the class refuses entries is said once of a log, as on every backend.
            if (exception is SessionCorruptedException || !_isRefused)
            {
                report.Add(decoder.Key, decoder.Place(TLog.Description, _first + position), exception);
            }

            _isRefused |= exception is SessionSchemaException;
            return null;
        }

        // No store writes such an entry.
        var id = entry[0] is { } read ? TLog.GetId(read) : null;
        if (entry[0] is null || (TLog.Description.HasIds && id is null))
        {
            report.Add(decoder.Key, decoder.Place(TLog.Description, _first + position), "the entry is null, or its key is");
        }

        return id;
    }
}
