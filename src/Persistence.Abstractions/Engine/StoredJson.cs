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
            throw SessionErrors.Unfit(key, store, description, unfit);
        }
        catch (JsonDataException damaged)
        {
            throw SessionErrors.Corrupted(key, store, where, damaged.Message, damaged);
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
}
