using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>Puts into the search indexes what other programs wrote without them, some hundred rows in a transaction. Meanwhile a search reads those rows.</summary>
/// <param name="context">The store.</param>
/// <param name="rows">What can be put into each index.</param>
internal sealed class SearchRepair(SqliteContext context, IReadOnlyDictionary<SearchPlace, ISearchedRows> rows)
{
    // Fewer are read as fast as the index is.
    private const int WorthATransaction = 32;

    private readonly SearchTables _tables = new(context);
    private int _isAtWork;
    private volatile bool _isFutile;

    /// <summary>Makes the indexes of a class, and fills them with what is stored already.</summary>
    public void Open()
    {
        var made = _tables.Open();
        foreach (var place in context.Searches)
        {
            var sessions = 0L;
            if (made.Contains(place) && (sessions = IoMode.Result(context.Database.Connections.Read(null, connection => Count(connection), IoMode.Blocking))) > 0)
            {
                context.Telemetry.Backfilling(sessions);
            }

            IoMode.Result(FillAll(place, IoMode.Blocking));
            if (sessions > 0)
            {
                context.Telemetry.Backfilled(place.Sql.Numbers, sessions);
            }
        }
    }

    /// <summary>Puts some rows into an index, where a search found that many are missing.</summary>
    /// <param name="place">The index.</param>
    /// <param name="missing">How many are missing.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Offer(SearchPlace place, int missing, IoMode mode)
    {
        var connections = context.Database.Connections;
        if (missing < WorthATransaction || _isFutile || connections.Commits.IsInsideTransaction || Interlocked.Exchange(ref _isAtWork, 1) != 0)
        {
            return;
        }

        try
        {
            rows[place].Begin();
            await connections.Write(null, new DelegateCommand(writer => Fill(writer.Context, place)), mode).ConfigureAwait(false);
        }
        catch (SessionException)
        {
            // A database that can only be read, or that others hold for long: each search reads what is missing.
            _isFutile = true;
        }
        finally
        {
            Volatile.Write(ref _isAtWork, 0);
        }
    }

    /// <summary>Builds an index again.</summary>
    /// <param name="place">The index.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False where the database cannot be changed, or the caller is inside a transaction.</returns>
    public async ValueTask<bool> Rebuild(SearchPlace place, IoMode mode)
    {
        if (_isFutile || context.Database.Connections.Commits.IsInsideTransaction)
        {
            return false;
        }

        try
        {
            await context.Database.Connections.Write(null, new DelegateCommand(writer => _tables.Remake(writer.Context, place)), mode).ConfigureAwait(false);
            await FillAll(place, mode).ConfigureAwait(false);
            return !_isFutile;
        }
        catch (SessionException)
        {
            return false;
        }
    }

    private async ValueTask FillAll(SearchPlace place, IoMode mode)
    {
        try
        {
            rows[place].Begin();
            var count = 1;
            while (count > 0 && await context.Database.Connections.Read(null, connection => IsAnyMissing(connection, place), mode).ConfigureAwait(false))
            {
                await context.Database.Connections.Write(null, new DelegateCommand(writer => count = Fill(writer.Context, place)), mode).ConfigureAwait(false);
            }
        }
        catch (SessionException)
        {
            _isFutile = true;
        }
    }

    private int Fill(SqliteConnectionContext connection, SearchPlace place)
    {
        var generation = place.Generation(connection);
        return generation == 0 ? 0 : rows[place].Backfill(connection, place.Missing(generation));
    }

    private static bool IsAnyMissing(SqliteConnectionContext connection, SearchPlace place)
    {
        var generation = place.Generation(connection);
        return generation != 0 && place.Missing(generation).IsAny(connection);
    }

    private long Count(SqliteConnectionContext connection) =>
        long.Parse(connection.Rows($"SELECT count(*) FROM {SqlNames.Quote(context.Sql.Table.Name)}")[0][0], System.Globalization.CultureInfo.InvariantCulture);
}
