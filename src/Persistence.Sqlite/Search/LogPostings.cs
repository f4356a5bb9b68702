using Persistence.Mapping;
using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>Puts entries into the search index of their log, in the transaction that stores them. For the thread that writes.</summary>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <param name="place">The index.</param>
/// <param name="collect">Collects the texts of an entry.</param>
internal sealed class LogPostings<TEntry>(SearchPlace place, Action<TEntry, SearchText> collect)
{
    private readonly SearchText _text = new();
    private readonly SearchDocuments _documents = new(place.Sql.Members.Count);
    private long _session;
    private long _number;

    /// <summary>What the column of a row says that the index holds.</summary>
    public long? Mark { get; private set; }

    /// <summary>Begins with entries of a session.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="end">The session's row, and the sequence of the log's last entry.</param>
    public void Begin(SqliteConnectionContext connection, (long Session, long Last) end)
    {
        _documents.Clear();
        _session = end.Session;
        _number = 0;
        Mark = SearchSql.MarkOf(place.Generation(connection));

        if (Mark is { } mark && end.Last > 0 && !place.Try(connection, () => FindNumber(connection, end.Session, mark)))
        {
            Mark = null;
        }
    }

    /// <summary>Adds an entry that was written.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="entry">The entry.</param>
    public void Add(SqliteConnectionContext connection, long sequence, TEntry entry)
    {
        if (Mark is null || (_number == 0 && !place.Try(connection, () => _number = place.Numbers.New(connection, _session, default))))
        {
            return;
        }

        _text.Clear();
        collect(entry, _text);
        _documents.Add(_number, sequence, _text);
    }

    /// <summary>Writes what was added.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    public void End(SqliteConnectionContext connection)
    {
        if (_documents.Count > 0)
        {
            place.Add(connection, _documents);
        }
    }

    /// <summary>Says that the index holds an entry that it did not hold.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    public void MarkStored(SqliteConnectionContext connection, long sequence)
    {
        var mark = connection.Prepare(place.Sql.Mark);
        mark.Parameters.BindInt64(1, Mark!.Value);
        mark.Parameters.BindInt64(2, _session);
        mark.Parameters.BindInt64(3, sequence);
        mark.Run();
    }

    // A number that is there while the index has nothing of the log is one of an earlier session of that row, which a tool deleted without foreign_keys.
    private void FindNumber(SqliteConnectionContext connection, long session, long mark)
    {
        if (place.Numbers.Find(connection, session, default) is { } known && HasMarked(connection, session, mark))
        {
            _number = known.Number;
        }
    }

    private bool HasMarked(SqliteConnectionContext connection, long session, long mark)
    {
        var select = connection.Prepare(place.Sql.HasMarked);
        select.Parameters.BindInt64(1, session);
        select.Parameters.BindInt64(2, mark);
        try
        {
            return select.Step();
        }
        finally
        {
            select.Reset();
        }
    }
}
