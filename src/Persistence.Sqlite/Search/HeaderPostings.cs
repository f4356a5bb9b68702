using Persistence.Mapping;
using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>Puts headers into their search index, in the transaction that stores them. For the thread that writes.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="place">The index.</param>
/// <param name="collect">Collects the texts of a header.</param>
internal sealed class HeaderPostings<TSession>(SearchPlace place, Action<TSession, SearchText> collect)
{
    private readonly SearchText _text = new();
    private readonly SearchDocuments _documents = new(place.Sql.Members.Count);

    /// <summary>The generation of the index; 0 where there is none.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    public long Generation(SqliteConnectionContext connection) => place.Generation(connection);

    /// <summary>Puts a header into the index.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The session's row.</param>
    /// <param name="session">The session.</param>
    /// <param name="isCreation">Whether the row is new.</param>
    public void Write(SqliteConnectionContext connection, long id, TSession session, bool isCreation)
    {
        _documents.Clear();
        if (place.Try(connection, () => Collect(connection, id, session, isCreation)))
        {
            place.Add(connection, _documents);
        }
    }

    /// <summary>Puts headers into the index that it does not hold as they are.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="sessions">The sessions, with their rows and tokens.</param>
    public void Backfill(SqliteConnectionContext connection, IEnumerable<(long Id, long Token, TSession Session)> sessions)
    {
        _documents.Clear();
        var generation = place.Generation(connection);
        foreach (var (id, token, session) in sessions)
        {
            Collect(connection, id, session, isCreation: false);
            var mark = connection.Prepare(place.Sql.Mark);
            mark.Parameters.BindInt64(1, SearchSql.MarkOf(generation, token)!.Value);
            mark.Parameters.BindInt64(2, id);
            mark.Run();
        }

        place.Add(connection, _documents);
    }

    private void Collect(SqliteConnectionContext connection, long id, TSession session, bool isCreation)
    {
        _text.Clear();
        collect(session, _text);
        Span<byte> hash = stackalloc byte[TextsHash.Length];
        TextsHash.Of(_text, hash);
        if (isCreation || place.Numbers.Find(connection, id, hash) is not { IsOfTexts: true })
        {
            _documents.Add(place.Numbers.New(connection, id, hash), 0, _text);
        }
    }
}
