using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>The rows that a search index is over.</summary>
internal interface ISearchedRows
{
    /// <summary>Begins with the first row.</summary>
    void Begin();

    /// <summary>Puts the next rows into the index.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="missing">Finds what is missing.</param>
    /// <returns>How many rows were looked at; 0 at the end.</returns>
    int Backfill(SqliteConnectionContext connection, MissingRows missing);

    /// <summary>Says what the index has to have.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="place">The index.</param>
    /// <param name="target">Receives the texts, and the numbers of sessions that cannot be compared.</param>
    /// <returns>How many rows the index says that it holds, and has no number for.</returns>
    int Expect(SqliteConnectionContext connection, SearchPlace place, (SearchIndexAudit Audit, HashSet<long> Left) target);
}
