using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Engine;

/// <summary>Entries of a log as JSON, for engines that keep them so.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonEntries
{
    [ThreadStatic]
    private static JsonWriter? s_writer;

    /// <summary>Validates and encodes entries.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <param name="firstPosition">The position of the first one in its collection or call, for failures.</param>
    /// <param name="writer">Is used for one entry after the other.</param>
    /// <param name="errors">Receives every failure.</param>
    /// <param name="take">Receives each entry: its JSON, which is valid until the next one, and its id; null where it has none.</param>
    public static void Encode<TSession, TEntry, TLog>(ReadOnlySpan<TEntry> entries, int firstPosition, JsonWriter writer, ValidationErrors errors, Action<ReadOnlySpan<byte>, string?> take)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(take);
        for (var position = 0; position < entries.Length; position++)
        {
            var entry = entries[position];
            TLog.Validate(entry, firstPosition + position, errors);
            if (entry is null)
            {
                continue;
            }

            writer.Clear();
            TLog.Write(writer, entry);
            errors.BeginEntry(TLog.Description.Name, firstPosition + position);
            writer.CollectFailures(errors, "");

            // An id that has no text is among the failures, and its own code would throw once more.
            take(writer.Written, writer.HasFailures ? null : TLog.GetId(entry));
        }

        errors.BeginEntry(null);
    }

    /// <summary>Gives a session object that was just read its entries, and records that they are stored.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="session">The session; its collection is empty.</param>
    /// <param name="entries">The entries; the session may keep the list.</param>
    /// <param name="lastSequence">The sequence of the log's last entry in the store.</param>
    public static void Give<TSession, TEntry, TLog>(TSession session, List<TEntry> entries, long lastSequence)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentNullException.ThrowIfNull(session);
        TLog.SetEntries(session, entries);
        session.Tracking.Log<TEntry>(TLog.Description.Ordinal).Set(TLog.GetEntries(session), lastSequence);
    }

    /// <summary>A number that is the same for entries of the same JSON, within this process.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entry.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="entry">The entry.</param>
    /// <returns>The number.</returns>
    public static long Fingerprint<TSession, TEntry, TLog>(TEntry entry)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        // An entry's own code may be running while it is written, and ask for another fingerprint.
        var writer = s_writer ?? new JsonWriter();
        s_writer = null;
        writer.Clear();
        TLog.Write(writer, entry);
        var hash = default(HashCode);
        hash.AddBytes(writer.Written);
        s_writer = writer;
        return hash.ToHashCode();
    }

    /// <summary>Reads one entry.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entry.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="json">The entry as it is stored.</param>
    /// <returns>The entry.</returns>
    public static TEntry Decode<TSession, TEntry, TLog>(ReadOnlySpan<byte> json)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        var reader = new JsonReader(json);
        try
        {
            var entry = TLog.Read(ref reader);
            reader.End();
            return entry;
        }
        catch (RequiredMemberException missing)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, missing);
        }
        catch (JsonDataException problem) when (UnfitDataException.Of(json, problem) is { } unfit)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, unfit);
        }
        catch (Exception own) when (UnfitDataException.IsOfClass(own))
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, UnfitDataException.Refused(json[..reader.Position], own));
        }
    }

    /// <summary>Decodes one entry that may be one of an earlier schema version.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="json">The whole JSON text.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="UnfitDataException">The text is whole, but the class does not take what is in it, or an upgrade step failed.</exception>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    public static TEntry Decode<TSession, TEntry, TLog>(ReadOnlySpan<byte> json, int version)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry> =>
        TLog.Description.Upgrades is { } upgrades && upgrades.Concern(version)
            ? Upgrade<TSession, TEntry, TLog>(upgrades, (version, true), json, out _)
            : Decode<TSession, TEntry, TLog>(json);

    /// <summary>Decodes one entry of an earlier schema version that an engine has made an object of, by way of upgrade steps.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The generated map of the log, whose steps concern the version.</typeparam>
    /// <param name="stored">The object.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="UnfitDataException">The class does not take what is in it, or an upgrade step failed.</exception>
    public static TEntry Decode<TSession, TEntry, TLog>(MemberText stored, int version)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentNullException.ThrowIfNull(stored);
        var upgrades = TLog.Description.Upgrades!;
        using var text = Upgraded<TSession, TEntry, TLog>(upgrades, (version, true), stored.Written, stored.Places);
        return DecodeUpgraded<TSession, TEntry, TLog>(upgrades, version, text.Written);
    }

    /// <summary>Decodes one entry of an earlier schema version, by way of upgrade steps.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The generated map of the log, whose steps concern the version.</typeparam>
    /// <param name="json">JSON text that begins with the entry; more may follow.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="length">The length of the entry.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="UnfitDataException">The text is whole, but the class does not take what is in it, or an upgrade step failed.</exception>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    public static TEntry DecodeFirst<TSession, TEntry, TLog>(ReadOnlySpan<byte> json, int version, out int length)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry> =>
        Upgrade<TSession, TEntry, TLog>(TLog.Description.Upgrades!, (version, false), json, out length);

    /// <summary>Decodes an entry that upgrade steps have made.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="json">What they made.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="UnfitDataException">The class does not take it.</exception>
    public static TEntry DecodeUpgraded<TSession, TEntry, TLog>(SchemaUpgrades upgrades, int version, ReadOnlySpan<byte> json)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        try
        {
            return Decode<TSession, TEntry, TLog>(json);
        }
        catch (Exception problem) when (problem is UnfitDataException or JsonDataException)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, UpgradedJson.Unfit(upgrades, version, problem));
        }
    }

    private static TEntry Upgrade<TSession, TEntry, TLog>(SchemaUpgrades upgrades, (int Version, bool IsAlone) stored, ReadOnlySpan<byte> json, out int length)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        using var text = Upgraded<TSession, TEntry, TLog>(upgrades, stored, json, []);
        length = text.Length;
        try
        {
            return DecodeUpgraded<TSession, TEntry, TLog>(upgrades, stored.Version, text.Written);
        }
        catch (UnfitDataException)
        {
            // What no step looked at was not looked at for damage either.
            StepObject.ThrowIfDamaged(json, stored.IsAlone);
            throw;
        }
    }

    private static StepObject Upgraded<TSession, TEntry, TLog>(SchemaUpgrades upgrades, (int Version, bool IsAlone) stored, ReadOnlySpan<byte> json, ReadOnlySpan<(int Start, int Value, int End)> places)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        try
        {
            return UpgradedJson.Upgrade(upgrades, stored.Version, json, places, stored.IsAlone);
        }
        catch (UnfitDataException problem)
        {
            throw UnfitDataException.InLog(TLog.Description.StorageName, problem);
        }
    }
}
