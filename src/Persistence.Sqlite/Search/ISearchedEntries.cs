using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>The entries of one log that is searched, their type hidden.</summary>
/// <typeparam name="TKey">The type of the session's key.</typeparam>
internal interface ISearchedEntries<TKey> : ISearchedRows
    where TKey : notnull
{
    /// <summary>Reads what is missing.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="missing">Finds it.</param>
    /// <param name="scan">Receives the texts.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many entries are missing.</returns>
    int Scan(SqliteConnectionContext connection, MissingRows missing, SearchScan<TKey> scan, CancellationToken cancellation);
}
