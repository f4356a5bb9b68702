using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Creates and saves.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="lookup">Finds rows.</param>
/// <param name="logs">The logs, by ordinal.</param>
/// <param name="others">Tables that the class does not know.</param>
internal sealed class SaveCommand<TSession, TKey, TMap>(
    SqliteContext context,
    SessionLookup<TSession, TKey, TMap> lookup,
    IReadOnlyList<ILogWriter<TSession>> logs,
    OtherChildren others)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    // A transaction of the caller's own may have been rolled back since the object was saved in it.
    private const string Otherwise = ", or the transaction that stored it was rolled back";

    private readonly HeaderWriter<TSession, TKey, TMap> _header = new(context, logs, context.HeaderSearch is { } place ? new HeaderPostings<TSession>(place, TMap.CollectText) : null);
    private readonly MultiValuedIndex<TSession, TKey, TMap> _collections = new(context);
    private readonly FoldedMembers<TSession, TKey, TMap> _folded = new(context);
    private readonly UniqueConstraint _unique = new(context);
    private readonly OlderRows<TSession, TKey, TMap>? _older = context.Description.Upgrades is null ? null : new(context);

    /// <summary>Makes the commit.</summary>
    /// <param name="save">The save.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Run(PreparedSave<TSession> save, IoMode mode)
    {
        var token = SessionTracking.NewToken();
        await context.Database.Connections.Write(save.Key, new DelegateCommand(writer => Execute(writer, save, token)), mode).ConfigureAwait(false);
        save.Complete(token);
    }

    /// <summary>Makes several commits in one transaction, each for itself: what one cannot write takes nothing from the others.</summary>
    /// <param name="saves">The saves.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes.</returns>
    public async ValueTask<BatchOutcome<bool>[]> RunMany(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode)
    {
        var tokens = saves.Select(static _ => SessionTracking.NewToken()).ToArray();
        var batch = new BatchCommand([.. saves.Select((save, position) => new DelegateCommand(writer => Execute(writer, save, tokens[position])))]);
        return await batch.Run(context.Database, position => saves[position].Key, Completed, mode).ConfigureAwait(false);

        bool Completed(int position)
        {
            saves[position].Complete(tokens[position]);
            return true;
        }
    }

    private void Execute(WriterConnection writer, PreparedSave<TSession> save, long token)
    {
        try
        {
            Apply(writer, save, token);
            if (writer.Saved.AreCollected)
            {
                writer.Saved.Add(save.Session.Tracking.Capture());
            }
        }
        catch (SqliteException fault) when (context.NewerTables(writer.Context, save.Key, fault) is { } newer)
        {
            throw newer;
        }
    }

    private void Apply(WriterConnection writer, PreparedSave<TSession> save, long token)
    {
        context.Triggers.ThrowIfTriggered(writer);
        var connection = writer.Context;
        var now = context.Now;
        if (save.IsCreation)
        {
            RemoveExpired(connection, save);
            WriteRest(connection, _header.Insert(connection, save, token, Expiry.OfNew(context, now, save.OwnExpiry)), save);
            return;
        }

        var row = FindUnchanged(connection, save);
        context.Older.MarkSaved(connection, row);
        _header.Update(connection, row.Id, save, (token, Expiry.AfterCommit(context, now, row.ExpiresAt, save.OwnExpiry)));
        WriteRest(connection, row.Id, save);
        if (save.ResetsAttempts)
        {
            context.Leases.Restart(connection, row.Id, save.Key);
        }
    }

    // An expired session of the same key is removed, a live one is not.
    private void RemoveExpired(SqliteConnectionContext connection, PreparedSave<TSession> save)
    {
        if (lookup.FindStored(connection, TMap.GetKey(save.Session)) is not { } row)
        {
            return;
        }

        if (!row.IsExpired(context.NowMilliseconds))
        {
            throw SessionErrors.Exists(save.Key, context.DisplayName);
        }

        connection.RunOn(context.Sql.Sessions.Delete, row.Id);
    }

    private SessionRow FindUnchanged(SqliteConnectionContext connection, PreparedSave<TSession> save)
    {
        var found = lookup.FindUsable(connection, TMap.GetKey(save.Session), save.Key);
        context.Leases.Check(connection, found, save.Key, (save.Lease, context.NowMilliseconds));
        if (found is not { } row)
        {
            throw SessionErrors.Gone(save.Key, context.DisplayName, save.ExpectedVersion, Otherwise);
        }

        if (row.Version != save.ExpectedVersion || row.Token != save.ExpectedToken)
        {
            throw SessionErrors.Conflict(save.Key, context.DisplayName, save.ExpectedVersion, row.Version, Otherwise);
        }

        foreach (var log in context.Description.Logs)
        {
            if (log.Append == AppendRule.Exclusive && context.Sql.Logs[log.Ordinal].LastSequence(connection, row.Id) != save.ExpectedLast(log.Ordinal))
            {
                throw SessionErrors.LogGrew(save.Key, context.DisplayName, log.Name, row.Version);
            }
        }

        return row;
    }

    private void WriteRest(SqliteConnectionContext connection, long id, PreparedSave<TSession> save)
    {
        var errors = new ValidationErrors();
        if (save.IsCreation)
        {
            others.Clear(connection, id);
        }

        _collections.Write(connection, id, save.Session, save.IsCreation);
        _folded.Write(connection, id, save.Session);
        _unique.Check(connection, id, errors);
        _older?.CheckUnique(connection, id, save.Session, errors);
        foreach (var log in logs)
        {
            log.Write(connection, id, save, errors);
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(save.Key, context.DisplayName, errors);
        }
    }
}
