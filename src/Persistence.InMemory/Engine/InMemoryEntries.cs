using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.InMemory;

/// <summary>The entries of a log in memory: to JSON and back.</summary>
internal static class InMemoryEntries<TSession, TEntry, TLog>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    public static List<EncodedEntry> Encode(ReadOnlySpan<TEntry> entries, int firstPosition, ValidationErrors errors)
    {
        var encoded = new List<EncodedEntry>(entries.Length);
        JsonEntries.Encode<TSession, TEntry, TLog>(entries, firstPosition, new JsonWriter(), errors, (json, id) => encoded.Add(new EncodedEntry(json.ToArray(), id)));
        return encoded;
    }

    public static List<TEntry> Decode(ReadOnlySpan<StoredEntry> stored)
    {
        var entries = new List<TEntry>(stored.Length);
        foreach (var (json, schema) in stored)
        {
            entries.Add(JsonEntries.Decode<TSession, TEntry, TLog>(json, schema));
        }

        return entries;
    }

    /// <summary>Decodes a part of a log, and reports what is wrong in the words of every backend.</summary>
    public static List<TEntry> Decode(InMemoryTable table, string key, StoredEntry[] all, LogRange range)
    {
        var (after, count) = range.Within(all.Length);
        return StoredJson.Read(() => Decode(all.AsSpan((int)after, count)), key, "its JSON", table.DisplayName, table.Description);
    }
}
