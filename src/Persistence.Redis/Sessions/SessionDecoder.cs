using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Sessions;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using Persistence.Serialization;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>Turns stored JSON into objects, and damage into errors that say where it is.</summary>
/// <param name="Key">The session's encoded key.</param>
/// <param name="Name">The name of its hash.</param>
/// <param name="Store">The store, for messages.</param>
/// <param name="Description">The session class.</param>
internal readonly record struct SessionDecoder(string Key, string Name, string Store, SessionDescription Description)
{
    /// <summary>The list that entries are read from; null for the one that has its log's present name.</summary>
    public string? List { get; init; }

    /// <summary>Which schema versions stored the session's parts; null for the present one.</summary>
    public StoredVersions? Versions { get; init; }

    /// <summary>Reads a session without the entries of its logs.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="clock">By which sessions expire.</param>
    /// <returns>The session; null when it is absent or has expired.</returns>
    public TSession? Session<TSession, TKey, TMap>(StoredHash hash, SessionClock clock)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        if (!hash.IsThere || clock.HasExpired(hash.Expires))
        {
            return null;
        }

        Check(hash.Version, hash.Schema);
        var session = hash.IsSession ? Header<TSession, TKey, TMap>(hash) : throw Damaged();
        var own = TMap.GetKey(session) is { } key ? TMap.FormatKey(key) : "";
        if (own != Key)
        {
            throw StoredDataErrors.Corrupted(Key, Store, $"hash '{Name}'", $"its key is '{own}', so it is another session's");
        }

        session.Tracking.Set(hash.Version, hash.Token, hash.Fields);
        return session;
    }

    private TSession Header<TSession, TKey, TMap>(StoredHash hash)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var fields = hash.Fields;
        var json = HeaderFields.Join(fields);
        var reader = new JsonReader(json.Written);
        try
        {
            if (TMap.Description.Upgrades is { } upgrades && VersionFields.Of(Description, hash) is { } versions && versions.Header < upgrades.Target)
            {
                return StoredJson.ReadHeader<TSession, TKey, TMap>(json.Written, versions.Header);
            }

            var session = TMap.ReadHeader(ref reader);
            reader.End();
            return session;
        }
        catch (JsonDataException exception)
        {
            var field = HeaderFields.FirstDamaged(fields);
            if (field is null && UnfitDataException.Of(json.Written, exception) is { } unfit)
            {
                throw StoredDataErrors.Unfit(Key, Store, Description, unfit);
            }

            throw StoredDataErrors.Corrupted(Key, Store, $"hash '{Name}'{(field is null ? "" : $", field '{field}'")}", exception.Problem, exception);
        }
        catch (UnfitDataException exception)
        {
            throw StoredDataErrors.Unfit(Key, Store, Description, exception);
        }
        catch (Exception own) when (UnfitDataException.IsOfClass(own))
        {
            throw StoredDataErrors.Unfit(Key, Store, Description, UnfitDataException.Refused(json.Written[..reader.Position], own));
        }
        finally
        {
            HeaderFields.Return(json);
        }
    }

    /// <summary>Reads entries of a log.</summary>
    /// <param name="stored">The elements of its list.</param>
    /// <param name="before">How many elements of the list stand before them, for messages.</param>
    /// <param name="entries">Receives the entries.</param>
    public void Entries<TSession, TEntry, TLog>(ReadOnlySpan<RedisValue> stored, long before, List<TEntry> entries)
        where TSession : class, IPersistedSession
        where TLog : ILogMap<TSession, TEntry>
    {
        var position = 0;
        try
        {
            for (; Versions is not null && TLog.Description.Upgrades is not null && position < stored.Length; position++)
            {
                entries.Add(JsonEntries.Decode<TSession, TEntry, TLog>(((ReadOnlyMemory<byte>)stored[position]).Span, Versions.Of(TLog.Description, before + position + 1)));
            }

            for (; position < stored.Length; position++)
            {
                // Asked for an array, the connection looks for a while whether it has one: 1,000 messages took 14 us longer.
                var reader = new JsonReader(((ReadOnlyMemory<byte>)stored[position]).Span);
                entries.Add(TLog.Read(ref reader));
                reader.End();
            }
        }
        catch (JsonDataException exception)
        {
            if (UnfitDataException.Of(((ReadOnlyMemory<byte>)stored[position]).Span, exception) is { } unfit)
            {
                throw StoredDataErrors.Unfit(Key, Store, Description, UnfitDataException.InLog(TLog.Description.StorageName, unfit));
            }

            throw StoredDataErrors.Corrupted(Key, Store, Place(TLog.Description, before + position), exception.Message, exception);
        }
        catch (UnfitDataException exception)
        {
            throw StoredDataErrors.Unfit(Key, Store, Description, UnfitDataException.InLog(TLog.Description.StorageName, exception));
        }
        catch (Exception own) when (UnfitDataException.IsOfClass(own))
        {
            throw StoredDataErrors.Unfit(Key, Store, Description, UnfitDataException.InLog(TLog.Description.StorageName, UnfitDataException.Refused("", own)));
        }
    }

    /// <summary>Checks what stands beside the header before it is trusted.</summary>
    /// <param name="version">The stored version; 0 when it is absent or no number.</param>
    /// <param name="schema">The stored schema version; 0 when it is absent or no number.</param>
    public void Check(long version, int schema)
    {
        if (version <= 0 || schema <= 0)
        {
            throw Damaged();
        }

        if (schema > Description.SchemaVersion)
        {
            throw StoredDataErrors.NewerSchema(Key, Store, Description, schema);
        }
    }

    /// <summary>The error for a hash without the engine's own fields.</summary>
    public SessionCorruptedException Damaged() =>
        StoredDataErrors.Corrupted(Key, Store, $"hash '{Name}'", $"the fields '{Fields.Version}', '{Fields.Token}', '{Fields.Schema}' and '{Fields.Listed}' are not all there and well-formed");

    /// <summary>The error for a hash whose time of expiry is none.</summary>
    /// <param name="expires">What stands in its place.</param>
    public SessionCorruptedException NoTime(string expires) => StoredDataErrors.Corrupted(Key, Store, ExpiryText.Place(Name), ExpiryText.Problem(expires));

    /// <summary>Names an element of a log's list, for messages.</summary>
    public string Place(LogDescription log, long position) => $"list '{List ?? RedisKeys.Log(Name, log.StorageName)}', element {position}";
}
