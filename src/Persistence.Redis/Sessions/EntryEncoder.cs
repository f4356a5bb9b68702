using Persistence.Mapping;
using Persistence.Serialization;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>Validates and encodes entries as a script takes them: each after its id, where it has one.</summary>
internal static class EntryEncoder
{
    [ThreadStatic]
    private static JsonWriter? s_writer;

    /// <summary>How many arguments entries take.</summary>
    public static int Arguments(LogDescription log, int entries) => log.HasIds ? 2 * entries : entries;

    /// <summary>Makes the arguments of entries.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <param name="first">The position of the first one in its collection or call, for failures.</param>
    /// <param name="errors">Receives every failure.</param>
    /// <param name="arguments">Receives as many as <see cref="Arguments"/> says; some stay empty when anything fails.</param>
    public static void Encode<TSession, TEntry, TLog>(ReadOnlySpan<TEntry> entries, int first, ValidationErrors errors, Span<RedisValue> arguments)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        var writer = s_writer ??= new JsonWriter();
        var argument = 0;
        for (var position = 0; position < entries.Length; position++)
        {
            var entry = entries[position];
            var failures = errors.Failures.Count;
            TLog.Validate(entry, first + position, errors);
            if (entry is null)
            {
                continue;
            }

            // What a script is sent may still wait in the connection's queue after a timeout, so it is never a shared buffer.
            writer.Clear();
            TLog.Write(writer, entry);
            if (writer.HasFailures)
            {
                errors.BeginEntry(TLog.Description.Name, first + position);
                writer.CollectFailures(errors, "");
                continue;
            }

            if (TLog.Description.HasIds)
            {
                arguments[argument++] = TLog.GetId(entry) ?? NoId(TLog.Description, first + position, errors, failures);
            }

            arguments[argument++] = writer.Written.ToArray();
        }

        errors.BeginEntry(null);
    }

    // The entry's own validation may have said so already.
    private static string NoId(LogDescription log, int position, ValidationErrors errors, int failures)
    {
        if (errors.Failures.Count == failures)
        {
            errors.BeginEntry(log.Name, position);
            errors.Add("", "its [Key] is null");
        }

        return "";
    }
}
