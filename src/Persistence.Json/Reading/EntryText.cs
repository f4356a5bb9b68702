using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads entries that may be of an earlier schema version.</summary>
internal static class EntryText
{
    /// <summary>Reads one.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="reader">Stands before the entry; after the call it stands after it.</param>
    /// <param name="version">The schema version that stored it.</param>
    public static TEntry Read<TSession, TEntry, TLog>(ref JsonReader reader, int version)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry> =>
        TLog.Description.Upgrades!.Concern(version) ? JsonEntries.Decode<TSession, TEntry, TLog>(reader.ReadRaw(), version) : TLog.Read(ref reader);
}
