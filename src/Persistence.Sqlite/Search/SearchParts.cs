using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Makes what keeps and answers the search indexes of a class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal sealed class SearchParts<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <summary>Opens the indexes, and makes the parts.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="context">The store.</param>
    /// <param name="reader">Reads headers.</param>
    /// <param name="logs">What the indexes of logs are over, by ordinal; null for one that is not searched.</param>
    public SearchParts(SessionEngine<TSession, TKey> engine, SqliteContext context, SessionReader<TSession, TKey, TMap> reader, IReadOnlyList<ISearchedEntries<TKey>?> logs)
    {
        var headers = new SearchedHeaders<TSession, TKey, TMap>(context, reader);
        var rows = new Dictionary<SearchPlace, ISearchedRows>();
        if (context.HeaderSearch is { } header)
        {
            rows.Add(header, headers);
        }

        foreach (var (place, entries) in context.LogSearches.Zip(logs))
        {
            if (place is not null)
            {
                rows.Add(place, entries!);
            }
        }

        var repair = new SearchRepair(context, rows);
        repair.Open();
        Verifier = new SearchVerifier(context, rows, repair);
        Handler = context.Description.IsSearched ? new SqliteSearch<TSession, TKey, TMap>(context, headers, logs, repair, new SqliteVectors<TSession, TKey, TMap>(engine, context)) : null;
    }

    /// <summary>Answers searches; null where nothing is searched.</summary>
    public SearchHandler<TKey>? Handler { get; }

    /// <summary>Verifies the indexes.</summary>
    public SearchVerifier Verifier { get; }
}
