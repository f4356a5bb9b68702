using Microsoft.Data.Sqlite;
using Persistence.Search;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>The search index over the headers of a class, or over one of its logs.</summary>
/// <param name="sql">Its statements.</param>
internal sealed class SearchPlace(SearchSql sql)
{
    private readonly SearchIndexCache _cache = new();

    /// <summary>Its statements.</summary>
    public SearchSql Sql => sql;

    /// <summary>The numbers of sessions.</summary>
    public SearchNumbers Numbers { get; } = new(sql);

    /// <summary>The generation of the index.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <returns>0 where there is no index that this class can use.</returns>
    public long Generation(SqliteConnectionContext connection)
    {
        try
        {
            var select = connection.Prepare(sql.Generation);
            try
            {
                return select.Step() ? select.Row.ReadInt64(0) : 0;
            }
            finally
            {
                select.Reset();
            }
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // A store of an earlier program, which could not be changed.
            return 0;
        }
    }

    /// <summary>Finds what the index does not hold as it is.</summary>
    /// <param name="generation">The generation of the index.</param>
    public MissingRows Missing(long generation) => sql.Missing(generation);

    /// <summary>Adds documents.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="documents">They.</param>
    public void Add(SqliteConnectionContext connection, SearchDocuments documents) =>
        Change(connection, writer => writer.Add(documents, () => Numbers.Retired(connection)));

    /// <summary>Removes all that belongs to no session any more.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    public void Clean(SqliteConnectionContext connection)
    {
        if (Generation(connection) > 0)
        {
            Change(connection, writer => writer.Clean(Numbers.Retired(connection)));
        }
    }

    /// <summary>A reader of the index.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="dead">The numbers that are left out.</param>
    public SearchIndexReader Reader(SqliteConnectionContext connection, IReadOnlySet<long> dead) => new(new SearchBlocks(connection, sql), _cache, dead);

    /// <summary>Changes the index. A commit does not fail because of an index that can be built again.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="change">Changes it.</param>
    /// <returns>False where the index is damaged.</returns>
    public bool Try(SqliteConnectionContext connection, Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (Exception fault) when (fault is FormatException or SqliteException { SqliteErrorCode: raw.SQLITE_ERROR })
        {
            Invalidate(connection);
            return false;
        }
    }

    private void Change(SqliteConnectionContext connection, Func<SearchIndexWriter, IReadOnlyCollection<long>> change) =>
        Try(connection, () => Numbers.Forget(connection, change(new SearchIndexWriter(new SearchBlocks(connection, sql), sql.Members.Count, _cache))));

    // Until it is built again every session is read.
    private void Invalidate(SqliteConnectionContext connection) => connection.Execute(sql.Invalidate);
}
