using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Search;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Answers searches by embeddings from memory: after a commit of anybody the stamps of all sessions say which changed.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="context">The store.</param>
internal sealed class SqliteVectors<TSession, TKey, TMap>(SessionEngine<TSession, TKey> engine, SqliteContext context) : FollowingSearch<TSession, TKey>(engine, context.Database.Options.TimeProvider)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <inheritdoc/>
    protected override ISearchCopies? Copies { get; } = context.Database.Options.SecureDelete ? null : new VectorCopies(context);

    /// <inheritdoc/>
    protected override bool HoldsEmbeddings => false;

    private readonly StampReader<TSession, TKey, TMap> _headers = new(context.Sql.Sessions, null);
    private readonly List<StampReader<TSession, TKey, TMap>> _logs = [.. context.Sql.LogTables.Select(log => new StampReader<TSession, TKey, TMap>(context.Sql.Sessions, log.Table.Name))];

    /// <inheritdoc/>
    protected override async ValueTask<SessionChanges<TKey>?> Changes(int log, object? position, IoMode mode)
    {
        mode.Cancellation.ThrowIfCancellationRequested();
        if (context.Database.Connections.Commits.IsInsideTransaction)
        {
            // What is read there may be undone.
            return null;
        }

        var before = position as VectorStamps<TKey>;
        var stamps = log < 0 ? _headers : _logs[log];
        var now = await context.Database.Connections.Read(null, connection => Read(stamps, connection, before), mode).ConfigureAwait(false);
        if (now is null)
        {
            return null;
        }

        if (ReferenceEquals(now, before))
        {
            return new SessionChanges<TKey>(now, [], []) { IsAll = false };
        }

        var changed = now.Sessions.Select(session => (session.Key, session.Value, Before: StampOf(before, session.Key))).Where(static session => session.Before != session.Value.Stamp).ToList();
        return new SessionChanges<TKey>(now, changed.ConvertAll(static session => SessionOf(session.Key, session.Value, session.Before)), [.. before?.Sessions.Keys.Where(key => !now.Sessions.ContainsKey(key)) ?? []]) { IsAll = false };
    }

    private static VectorStamp? StampOf(VectorStamps<TKey>? stamps, string key) => stamps is not null && stamps.Sessions.TryGetValue(key, out var session) ? session.Stamp : null;

    private static VectorStamps<TKey>? Read(StampReader<TSession, TKey, TMap> stamps, SqliteConnectionContext connection, VectorStamps<TKey>? before)
    {
        try
        {
            return stamps.Read(connection, before);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // A column that a newer version of the class changed: reading every session says what is wrong.
            return null;
        }
    }

    private static ChangedSession<TKey> SessionOf(string text, (TKey Key, VectorStamp Stamp) session, VectorStamp? before)
    {
        var expires = session.Stamp.Expires is { } milliseconds and > -62_135_596_800_000 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default(DateTimeOffset?);
        return new ChangedSession<TKey>(text, session.Key, KeyOrder.ToSortable(text, TMap.Description.KeyParts), expires)
        {
            IsKnown = true,
            State = VectorCopies.StateOf(session.Stamp),

            // Between two saves entries are only added. A log that became shorter was changed by another program.
            Life = before is null || before.Value.Last <= session.Stamp.Last ? session.Stamp.Token.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
    }
}
