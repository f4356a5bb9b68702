using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Engine;

/// <summary>Reads stored JSON, and reports what does not fit the class in the words of every backend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredJson
{
    /// <summary>Reads something of one session.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <param name="key">The stored text of the session's key.</param>
    /// <param name="where">Where it is stored.</param>
    /// <param name="store">The store's name in messages.</param>
    /// <param name="description">The session class.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="SessionCorruptedException">The JSON is damaged.</exception>
    /// <exception cref="SessionSchemaException">It is whole, but not what the class stores.</exception>
    public static T Read<T>(Func<T> read, string key, string where, string store, SessionDescription description)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (UnfitDataException unfit)
        {
            throw StoredDataErrors.Unfit(key, store, description, unfit);
        }
        catch (JsonDataException damaged)
        {
            throw StoredDataErrors.Corrupted(key, store, where, damaged.Message, damaged);
        }
    }

    /// <summary>Reads a header.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="json">The header as it is stored.</param>
    /// <returns>A new session object whose logs are empty.</returns>
    public static TSession ReadHeader<TSession, TKey, TMap>(ReadOnlySpan<byte> json)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var reader = new JsonReader(json);
        try
        {
            var session = TMap.ReadHeader(ref reader);
            reader.End();
            return session;
        }
        catch (JsonDataException problem) when (UnfitDataException.Of(json, problem) is { } unfit)
        {
            throw unfit;
        }
        catch (Exception own) when (UnfitDataException.IsOfClass(own))
        {
            throw UnfitDataException.Refused(json[..reader.Position], own);
        }
    }

    /// <summary>Reads a header that may be one of an earlier schema version.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="json">The whole JSON text.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <returns>A session whose logs are empty.</returns>
    /// <exception cref="UnfitDataException">The text is whole, but the class does not take what is in it, or an upgrade step failed.</exception>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    public static TSession ReadHeader<TSession, TKey, TMap>(ReadOnlySpan<byte> json, int version)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        if (TMap.Description.Upgrades is not { } upgrades || version >= upgrades.Target)
        {
            return ReadHeader<TSession, TKey, TMap>(json);
        }

        var session = upgrades.Concern(version) ? Upgrade<TSession, TKey, TMap>(upgrades, version, json) : ReadHeader<TSession, TKey, TMap>(json);
        session.Tracking.IsOfEarlierVersion = true;
        return session;
    }

    /// <summary>Reads a header that upgrade steps have made.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="json">What they made.</param>
    /// <returns>A session whose logs are empty.</returns>
    /// <exception cref="UnfitDataException">The class does not take it.</exception>
    public static TSession ReadUpgraded<TSession, TKey, TMap>(SchemaUpgrades upgrades, int version, ReadOnlySpan<byte> json)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        try
        {
            return ReadHeader<TSession, TKey, TMap>(json);
        }
        catch (Exception problem) when (problem is UnfitDataException or JsonDataException)
        {
            throw UpgradedJson.Unfit(upgrades, version, problem);
        }
    }

    /// <summary>Writes a header.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="session">The session.</param>
    /// <param name="errors">Receives what JSON cannot hold.</param>
    /// <returns>The header's JSON.</returns>
    public static byte[] WriteHeader<TSession, TKey, TMap>(TSession session, ValidationErrors errors)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var writer = new JsonWriter();
        TMap.WriteHeader(writer, session);
        writer.CollectFailures(errors, "");
        return writer.Written.ToArray();
    }

    private static TSession Upgrade<TSession, TKey, TMap>(SchemaUpgrades upgrades, int version, ReadOnlySpan<byte> json)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        using var text = UpgradedJson.Upgrade(upgrades, version, json, [], isAlone: true);
        try
        {
            return ReadUpgraded<TSession, TKey, TMap>(upgrades, version, text.Written);
        }
        catch (UnfitDataException)
        {
            // What no step looked at was not looked at for damage either.
            StepObject.ThrowIfDamaged(json, isAlone: true);
            throw;
        }
    }
}
