using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Reading;
using Persistence.Search;

namespace Persistence.Redis.Search;

/// <summary>Answers searches by an index in memory: before each, the stamps of all sessions say which changed.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="context">Connection, names and clock.</param>
/// <param name="options">The clock that sessions expire by, and settings.</param>
/// <param name="parts">Passed once it is known that the class has the keys of what is stored; makes sessions of hashes.</param>
internal sealed class RedisSearch<TSession, TKey, TMap>(SessionEngine<TSession, TKey> engine, RedisContext context, RedisStoreOptions options, (ReadinessGate IsReady, SessionReader<TSession, TKey, TMap> Reader) parts) : FollowingSearch<TSession, TKey>(engine, options.TimeProvider)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // Lists under former names get their present one before anything of a session is read; the length of an exclusive log belongs to the header, and beside entries of older versions stands which these are.
    private readonly bool _hasFormerNames = context.Description.Logs.Any(static log => log.FormerNames.Count > 0);
    private readonly bool _hasExclusiveLog = context.Description.Logs.Any(static log => log.Append == AppendRule.Exclusive);

    /// <summary>What the store created.</summary>
    public OwnCreations Creations { get; } = new();

    /// <inheritdoc/>
    protected override ISearchCopies? Copies { get; } = options.SecureDelete ? null : new SearchCopyKeys(context, options.LeastSearched);

    /// <inheritdoc/>
    protected override async ValueTask<SessionChanges<TKey>?> Changes(int log, object? position, IoMode mode)
    {
        await parts.IsReady.Pass(mode).ConfigureAwait(false);
        var description = log < 0 ? null : context.Description.Logs[log];
        if (description is { FormerNames.Count: > 0 })
        {
            // Lists under former names get their present one when they are read.
            return null;
        }

        // What is known is changed only once everything was answered, and what changed is handed on at once.
        var stamps = position as SessionStamps ?? new SessionStamps();
        var reader = new StampReader(context, description, Creations) { HasContent = !_hasFormerNames && (description is null ? !_hasExclusiveLog : description.Upgrades is null) };
        return Changes(stamps, await reader.Read(stamps, mode).ConfigureAwait(false), isOfLog: description is not null);
    }

    private SessionChanges<TKey> Changes(SessionStamps stamps, List<StampChange> changes, bool isOfLog)
    {
        var changed = new List<ChangedSession<TKey>>();
        var gone = new List<string>();
        var contents = new Dictionary<string, SessionContent>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            // A log that became shorter was changed by another program.
            if (change.Now is not { } stamp)
            {
                gone.Add(change.Key);
            }
            else if (SessionOf(change.Key, stamp, isGrowing: isOfLog && (change.Before?.Length ?? 0) <= stamp.Length) is { } session)
            {
                changed.Add(session);
                if (change.Content is { } content)
                {
                    contents[change.Key] = content;
                }
            }
        }

        return new SessionChanges<TKey>(stamps, changed, gone) { IsAll = false, Contents = contents };
    }

    /// <inheritdoc/>
    protected override TSession? Decode(EncodedKey<TKey> key, SessionContent content) =>
        parts.Reader.Decode(key.Text, new StoredHash(((StampContent)content.Stored).Values));

    // Null for a key that is none of this class: the listing passes over it.
    private ChangedSession<TKey>? SessionOf(string key, SessionStamp stamp, bool isGrowing)
    {
        try
        {
            var expires = stamp.Expires is { } milliseconds and > -62_135_596_800_000 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default(DateTimeOffset?);
            return new ChangedSession<TKey>(key, SessionGuard.ReadKey<TSession, TKey, TMap>(key, context.DisplayName), KeyOrder.ToSortable(key, context.Description.KeyParts), expires)
            {
                IsKnown = stamp.Life is not null,
                State = SearchCopyKeys.StateOf(stamp),
                Life = isGrowing ? stamp.Life : null,
            };
        }
        catch (SessionCorruptedException)
        {
            return null;
        }
    }
}
