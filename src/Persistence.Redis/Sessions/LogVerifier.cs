using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>Reads elements of one log and reports those that are damaged.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="decoder">Decodes entries.</param>
/// <param name="ordinal">The log.</param>
/// <param name="report">Receives the damage.</param>
internal struct LogVerifier<TSession>(SessionDecoder decoder, int ordinal, VerificationReport report) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    private RedisValue[]? _stored;
    private long _first;

    /// <summary>Takes a part of the list; the next visit reads it.</summary>
    /// <param name="stored">The elements.</param>
    /// <param name="first">The position of the first one.</param>
    public void Take(RedisValue[] stored, long first) => (_stored, _first) = (stored, first);

    /// <inheritdoc/>
    public readonly void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        for (var position = 0; TLog.Description.Ordinal == ordinal && position < _stored!.Length; position++)
        {
            report.Entries++;
            try
            {
                decoder.Entries<TSession, TEntry, TLog>(_stored.AsSpan(position, 1), _first + position, []);
            }
            catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
            {
                report.Add(decoder.Key, decoder.Place(TLog.Description, _first + position), exception);
            }
        }
    }
}
