namespace Persistence.Sqlite;

/// <summary>
/// The numbers that sessions have in a search index. The row of a session may get the number of a deleted one, a number here is not given again while the index holds something of it. A session
/// that is deleted, by whichever program, leaves its number without a session: the foreign key does that.
/// </summary>
/// <param name="sql">The statements.</param>
internal sealed class SearchNumbers(SearchSql sql)
{
    /// <summary>Finds the number of a session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The session's row.</param>
    /// <param name="texts">The texts that are asked for; empty for a log.</param>
    /// <returns>The number, and whether it stands for these texts; null where there is none.</returns>
    public (long Number, bool IsOfTexts)? Find(SqliteConnectionContext connection, long id, ReadOnlySpan<byte> texts)
    {
        var select = connection.Prepare(sql.FindNumber);
        select.Parameters.BindInt64(1, id);
        try
        {
            return select.Step() ? (select.Row.ReadInt64(0), select.Row.ReadBytes(1).SequenceEqual(texts)) : null;
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>Gives a session a number of which the index holds nothing.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The session's row.</param>
    /// <param name="texts">The texts that it stands for; empty for a log.</param>
    public long New(SqliteConnectionContext connection, long id, ReadOnlySpan<byte> texts)
    {
        connection.RunOn(sql.Retire, id);
        var insert = connection.Prepare(sql.NewNumber);
        insert.Parameters.BindInt64(1, id);
        if (!texts.IsEmpty)
        {
            insert.Parameters.BindBytes(2, texts);
        }

        try
        {
            insert.Step();
            return insert.Row.ReadInt64(0);
        }
        finally
        {
            insert.Reset();
        }
    }

    /// <summary>The numbers of no session.</summary>
    /// <param name="connection">The connection.</param>
    public HashSet<long> Retired(SqliteConnectionContext connection)
    {
        var numbers = new HashSet<long>();
        Collect(connection.Prepare(sql.Retired), numbers);
        return numbers;
    }

    /// <summary>The numbers whose sessions a search does not find: those of no session, and those of sessions that have expired.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="now">The present, in milliseconds since 1970.</param>
    public HashSet<long> Dead(SqliteConnectionContext connection, long now)
    {
        var numbers = Retired(connection);
        var select = connection.Prepare(sql.Expired);
        select.Parameters.BindInt64(1, now);
        Collect(select, numbers);
        return numbers;
    }

    /// <summary>The numbers of sessions.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The numbers by the rows of the sessions.</returns>
    public Dictionary<long, long> All(SqliteConnectionContext connection)
    {
        var numbers = new Dictionary<long, long>();
        var select = connection.Prepare(sql.AllNumbers);
        try
        {
            while (select.Step())
            {
                numbers[select.Row.ReadInt64(1)] = select.Row.ReadInt64(0);
            }

            return numbers;
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>Removes numbers of which the index holds nothing any more.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="gone">The numbers.</param>
    public void Forget(SqliteConnectionContext connection, IReadOnlyCollection<long> gone)
    {
        foreach (var number in gone)
        {
            connection.RunOn(sql.Forget, number);
        }
    }

    private static void Collect(SqliteStatement select, HashSet<long> numbers)
    {
        try
        {
            while (select.Step())
            {
                numbers.Add(select.Row.ReadInt64(0));
            }
        }
        finally
        {
            select.Reset();
        }
    }
}
