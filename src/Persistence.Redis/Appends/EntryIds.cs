using Persistence.Mapping;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>Takes the ids of a log's entries out of a set, part by part.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="decoder">Decodes entries.</param>
/// <param name="ordinal">The log.</param>
/// <param name="ids">The set; in the end it has the ids that no entry has.</param>
internal struct EntryIds<TSession>(SessionDecoder decoder, int ordinal, HashSet<string> ids) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    private RedisValue[]? _part;

    /// <summary>How many entries were read.</summary>
    public long Length { get; private set; }

    /// <summary>Takes the next part of the list; the next visit reads it.</summary>
    public void Take(RedisValue[] part) => _part = part;

    /// <summary>The part was read.</summary>
    public void Pass() => Length += _part!.Length;

    /// <inheritdoc/>
    public readonly void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        if (TLog.Description.Ordinal != ordinal)
        {
            return;
        }

        var entries = new List<TEntry>(_part!.Length);
        decoder.Entries<TSession, TEntry, TLog>(_part, Length, entries);
        foreach (var entry in entries)
        {
            if (entry is not null && TLog.GetId(entry) is { } id)
            {
                ids.Remove(id);
            }
        }
    }
}
