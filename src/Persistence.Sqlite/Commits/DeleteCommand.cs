using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Sqlite.Mapping;
using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>Deletes sessions. Their entries and index entries go with the row, by the tables' foreign keys.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="lookup">Finds rows.</param>
internal sealed class DeleteCommand<TSession, TKey, TMap>(SqliteContext context, SessionLookup<TSession, TKey, TMap> lookup)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISqliteMap<TSession, TKey>
{
    /// <summary>Deletes a session.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False when it was absent or expired.</returns>
    public async ValueTask<bool> Run(EncodedKey<TKey> key, IoMode mode)
    {
        var isDeleted = false;
        await context.Database.Connections.Write(key.Text, new DelegateCommand(writer => isDeleted = Delete(writer, key)), mode).ConfigureAwait(false);
        return isDeleted;
    }

    /// <summary>Deletes several sessions in one transaction, each for itself.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes.</returns>
    public async ValueTask<BatchOutcome<bool>[]> RunMany(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode)
    {
        var deleted = new bool[keys.Count];
        var batch = new BatchCommand([.. keys.Select((key, position) => new DelegateCommand(writer => deleted[position] = Delete(writer, key)))]);
        return await batch.Run(context.Database, position => keys[position].Text, position => deleted[position], mode).ConfigureAwait(false);
    }

    /// <summary>Removes expired sessions.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<PurgeResult> Purge(IoMode mode)
    {
        var purged = 0;
        await context.Database.Connections.Write(null, new DelegateCommand(writer => purged = Purge(writer)), mode).ConfigureAwait(false);
        return new PurgeResult(purged);
    }

    private bool Delete(WriterConnection writer, EncodedKey<TKey> key)
    {
        try
        {
            return DeleteRow(writer, key);
        }
        catch (SqliteException fault) when (context.NewerTables(writer.Context, key.Text, fault) is { } newer)
        {
            throw newer;
        }
    }

    private bool DeleteRow(WriterConnection writer, EncodedKey<TKey> key)
    {
        context.Triggers.ThrowIfTriggered(writer);
        var connection = writer.Context;
        var found = lookup.FindStored(connection, key.Value);
        context.Leases.Check(connection, found, key.Text, (key.Lease, context.NowMilliseconds));
        if (found is not { } row)
        {
            return false;
        }

        var isLive = !row.IsExpired(context.NowMilliseconds);
        if (isLive)
        {
            context.ThrowIfNewer(row, key.Text);
        }

        connection.RunOn(context.Sql.Sessions.Delete, row.Id);
        CleanSearches(connection);
        return isLive;
    }

    private int Purge(WriterConnection writer)
    {
        context.Triggers.ThrowIfTriggered(writer);
        var connection = writer.Context;
        connection.RunOn(context.Sql.Sessions.Purge, context.NowMilliseconds);
        var purged = connection.Changes;
        if (purged > 0)
        {
            CleanSearches(connection);
        }

        return purged;
    }

    // Their words are in blocks with those of others.
    private void CleanSearches(SqliteConnectionContext connection)
    {
        if (context.Database.Options.SecureDelete)
        {
            foreach (var place in context.Searches)
            {
                place.Clean(connection);
            }

            new VectorCopyTable(context.Sql.Table.Name).Remove(connection);
        }
    }
}
