using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Reading;

/// <summary>Makes entries of the elements of a list.</summary>
internal static class DecodedEntries
{
    /// <summary>Makes them.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="stored">The elements.</param>
    /// <param name="before">How many stand before them.</param>
    /// <param name="decoder">Decodes.</param>
    public static List<TEntry> Of<TSession, TEntry, TLog>(ReadOnlySpan<RedisValue> stored, long before, SessionDecoder decoder)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        var entries = new List<TEntry>(stored.Length);
        decoder.Entries<TSession, TEntry, TLog>(stored, before, entries);
        return entries;
    }

    /// <summary>Makes them of one session of several.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="read">The elements; or why the session cannot be read.</param>
    /// <param name="before">How many stand before them.</param>
    public static BatchOutcome<IReadOnlyList<TEntry>> Of<TSession, TEntry, TLog>(BatchOutcome<(RedisValue[] Stored, SessionDecoder Decoder)> read, long before)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        try
        {
            return read.Error is { } problem ? new BatchOutcome<IReadOnlyList<TEntry>>([], problem)
                : new BatchOutcome<IReadOnlyList<TEntry>>(Of<TSession, TEntry, TLog>(read.Value.Stored, before, read.Value.Decoder), null);
        }
        catch (SessionException damage)
        {
            return new BatchOutcome<IReadOnlyList<TEntry>>([], damage);
        }
    }
}
