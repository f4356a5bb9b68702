using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.TestKit;

/// <summary>Checks and encodes the entries that a commit adds to one log.</summary>
internal static class EntryEncoder
{
    /// <summary>Encodes the entries from a position on; failures go to <paramref name="errors"/>.</summary>
    public static List<EncodedEntry> Encode<TSession, TEntry, TLog>(
        ReadOnlySpan<TEntry> entries,
        int start,
        JsonWriter writer,
        ValidationErrors errors)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        var encoded = new List<EncodedEntry>(entries.Length - start);
        for (var position = start; position < entries.Length; position++)
        {
            var entry = entries[position];
            TLog.Validate(entry, position, errors);
            if (entry is null)
            {
                continue;
            }

            writer.Clear();
            TLog.Write(writer, entry);
            errors.BeginEntry(TLog.Description.Name, position);
            writer.CollectFailures(errors, "");

            // An id that has no text is among the failures, and its own code would throw once more.
            encoded.Add(new EncodedEntry(writer.Written.ToArray(), writer.HasFailures ? null : TLog.GetId(entry)));
        }

        errors.BeginEntry(null);
        return encoded;
    }
}
