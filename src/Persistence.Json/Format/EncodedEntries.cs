using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Entries of one log, encoded by the thread that brings them, before anybody waits for the file.</summary>
internal sealed class EncodedEntries
{
    private readonly List<(int Start, int Length, string? Id)> _entries = [];
    private readonly JsonWriter _writer = new();

    private EncodedEntries(LogDescription log) => Log = log;

    public LogDescription Log { get; }

    /// <summary>Encodes entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="firstPosition">The first entry's position, for failures.</param>
    /// <param name="errors">Receives what cannot be stored.</param>
    public static EncodedEntries Of<TSession, TEntry, TLog>(ReadOnlySpan<TEntry> entries, int firstPosition, ValidationErrors errors)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        var encoded = new EncodedEntries(TLog.Description);
        var writer = encoded._writer;
        var single = new JsonWriter();
        for (var index = 0; index < entries.Length; index++)
        {
            single.Clear();
            TLog.Write(single, entries[index]);
            if (single.HasFailures)
            {
                errors.BeginEntry(TLog.Description.Name, firstPosition + index);
                single.CollectFailures(errors, "");
                errors.BeginEntry(null);
                continue;
            }

            encoded._entries.Add((writer.Length, single.Length, TLog.GetId(entries[index])));
            writer.WriteRaw(single.Written);
        }

        return encoded;
    }

    /// <summary>Writes the entries that the log does not hold yet.</summary>
    /// <param name="target">Receives <c>"name":{"first":n,"entries":[…]}</c>; nothing when there is no new entry.</param>
    /// <param name="lead">What to write before it.</param>
    /// <param name="last">The log's last sequence.</param>
    /// <param name="ids">The ids the log holds; the new ones are added. Null for a log without ids.</param>
    /// <returns>How many entries were written.</returns>
    public int Write(JsonWriter target, ReadOnlySpan<byte> lead, long last, HashSet<string>? ids)
    {
        var count = 0;
        foreach (var (start, length, id) in _entries)
        {
            if (ids is not null && id is not null && !ids.Add(id))
            {
                continue;
            }

            if (count++ == 0)
            {
                target.WriteRaw(lead);
                target.WriteString(Log.StorageName);
                target.WriteRaw(":{\"first\":"u8);
                target.WriteNumber(last + 1);
                target.WriteRaw(",\"entries\":["u8);
            }
            else
            {
                target.WriteRaw(","u8);
            }

            target.WriteRaw(_writer.Written.Slice(start, length));
        }

        if (count > 0)
        {
            target.WriteRaw("]}"u8);
        }

        return count;
    }
}
