using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Search;

namespace Persistence.Redis.Search;

/// <summary>Answers searches by an index in memory: before each, the stamps of all sessions say which changed.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="context">Connection, names and clock.</param>
/// <param name="options">The clock that sessions expire by, and settings.</param>
/// <param name="isReady">Passed once it is known that the class has the keys of what is stored.</param>
internal sealed class RedisSearch<TSession, TKey, TMap>(SessionEngine<TSession, TKey> engine, RedisContext context, RedisStoreOptions options, ReadinessGate isReady) : FollowingSearch<TSession, TKey>(engine, options.TimeProvider)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <inheritdoc/>
    protected override ISearchCopies? Copies { get; } = options.SecureDelete ? null : new SearchCopyKeys(context, options.LeastSearched);

    /// <inheritdoc/>
    protected override async ValueTask<SessionChanges<TKey>?> Changes(int log, object? position, IoMode mode)
    {
        await isReady.Pass(mode).ConfigureAwait(false);
        var description = log < 0 ? null : context.Description.Logs[log];
        if (description is { FormerNames.Count: > 0 })
        {
            // Lists under former names get their present one when they are read.
            return null;
        }

        // What is known is changed only once everything was answered, and what changed is handed on at once.
        var stamps = position as SessionStamps ?? new SessionStamps();
        var changed = new List<ChangedSession<TKey>>();
        var gone = new List<string>();
        foreach (var change in await new StampReader(context, description).Read(stamps, mode).ConfigureAwait(false))
        {
            // A log that became shorter was changed by another program.
            if (change.Now is not { } stamp)
            {
                gone.Add(change.Key);
            }
            else if (SessionOf(change.Key, stamp, isGrowing: description is not null && (change.Before?.Length ?? 0) <= stamp.Length) is { } session)
            {
                changed.Add(session);
            }
        }

        return new SessionChanges<TKey>(stamps, changed, gone) { IsAll = false };
    }

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
