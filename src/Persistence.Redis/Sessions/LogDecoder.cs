using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>Decodes the entries of logs part by part, and gives them to a session object.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="decoder">Decodes entries.</param>
/// <param name="logs">How many logs the class has.</param>
internal struct LogDecoder<TSession>(SessionDecoder decoder, int logs) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    private readonly object?[] _entries = new object?[logs];
    private readonly long[] _lengths = new long[logs];
    private (int Log, RedisValue[] Stored, long Before) _part;
    private TSession? _session;

    /// <summary>Takes entries of a log; the next visit decodes them.</summary>
    /// <param name="log">The log's ordinal.</param>
    /// <param name="stored">Its next entries.</param>
    /// <param name="length">Its length, as far as it is known with these entries.</param>
    public void Take(int log, RedisValue[] stored, long length)
    {
        _part = (log, stored, length - stored.Length);
        _lengths[log] = length;
    }

    /// <summary>Takes the session; the next visit gives it the entries.</summary>
    public void Give(TSession session) => _session = session;

    /// <inheritdoc/>
    public readonly void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var ordinal = TLog.Description.Ordinal;
        if (_session is null)
        {
            if (ordinal == _part.Log)
            {
                var decoded = (List<TEntry>)(_entries[ordinal] ??= new List<TEntry>(_part.Stored.Length));
                decoder.Entries<TSession, TEntry, TLog>(_part.Stored, _part.Before, decoded);
            }

            return;
        }

        if (_entries[ordinal] is List<TEntry> { Count: > 0 } entries)
        {
            TLog.SetEntries(_session, entries);
        }

        _session.Tracking.Log<TEntry>(ordinal).Set(TLog.GetEntries(_session), _lengths[ordinal]);
    }
}
