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
/// <param name="time">The clock that sessions expire by.</param>
/// <param name="isReady">Passed once it is known that the class has the keys of what is stored.</param>
internal sealed class RedisSearch<TSession, TKey, TMap>(SessionEngine<TSession, TKey> engine, RedisContext context, TimeProvider time, ReadinessGate isReady) : FollowingSearch<TSession, TKey>(engine, time)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private static readonly Dictionary<string, SessionStamp> s_none = new(StringComparer.Ordinal);

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

        var before = position as Dictionary<string, SessionStamp> ?? s_none;
        var now = await new StampReader(context, description).Read(before.Keys, mode).ConfigureAwait(false);
        var changed = new List<ChangedSession<TKey>>();
        foreach (var (key, stamp) in now)
        {
            // A log that became shorter was changed by another program.
            var isKnown = before.TryGetValue(key, out var known);
            if (!(isKnown && known == stamp) && SessionOf(key, stamp, isGrowing: description is not null && known.Length <= stamp.Length) is { } session)
            {
                changed.Add(session);
            }
        }

        return new SessionChanges<TKey>(now, changed, [.. before.Keys.Where(key => !now.ContainsKey(key))]) { IsAll = false };
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
                Life = isGrowing ? stamp.Life : null,
            };
        }
        catch (SessionCorruptedException)
        {
            return null;
        }
    }
}
