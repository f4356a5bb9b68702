using Persistence.Sqlite.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>What programs do with notebooks, among them one that knows of no index, in a random order.</summary>
internal sealed class RandomHistory : IDisposable
{
    private readonly string _connectionString;
    private readonly Action<string>? _sql;
    private readonly Random _random;
    private readonly MovableClock _clock = new();
    private int _ids;

    /// <summary>Opens the store.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="sql">Runs SQL as another program would; null where no other program is at work.</param>
    /// <param name="random">Decides.</param>
    public RandomHistory(string connectionString, Action<string>? sql, Random random)
    {
        (_connectionString, _sql, _random, Texts) = (connectionString, sql, random, new RandomTexts(random));
        Store = Open();
    }

    public NotebookSqliteStore Store { get; private set; }

    public RandomTexts Texts { get; }

    public void Dispose() => Store.Dispose();

    /// <summary>Does something.</summary>
    public void Step()
    {
        Action<string>[] deeds = [Create, Create, Save, Save, Append, Append, Append, key => Store.Delete(key), _ => Expire(), Undo, _sql is null ? _ => Reopen() : WriteWithoutIndex, _ => Reopen()];
        var key = $"k{_random.Next(12)}";
        deeds[_random.Next(deeds.Length)](key);
    }

    private void Reopen()
    {
        Store.Dispose();
        Store = Open();
    }

    private NotebookSqliteStore Open() => new(_connectionString, new SqliteStoreOptions { TimeProvider = _clock, Durability = Durability.Relaxed });

    private NotebookFact[] Facts(int most) => [.. Enumerable.Range(0, _random.Next(most)).Select(_ => new NotebookFact($"{(_random.Next(9) == 0 ? _random.Next(_ids + 1) : ++_ids)}", Texts.Stored(3), _random.Next(4) == 0 ? null : Texts.Stored(12)))];

    private string[] Remarks(int most) => [.. Enumerable.Range(0, _random.Next(most)).Select(_ => Texts.Stored(9))];

    private void Create(string key)
    {
        if (!Store.Exists(key))
        {
            Store.Create(new Notebook { Id = key, Title = Texts.Stored(4), Tags = [Texts.Stored(2), Texts.Stored(1)], Facts = [.. Facts(8)], Remarks = [.. Remarks(600)] });
        }
    }

    private void Save(string key)
    {
        for (var count = _random.Next(1, 40); count > 0 && Store.Find(key, SessionLoad.HeaderOnly) is { } book; count--)
        {
            book.Edits++;
            book.Title = _random.Next(3) == 0 ? book.Title : Texts.Stored(5);
            Store.Save(book);
        }
    }

    private void Append(string key)
    {
        if (Store.Exists(key))
        {
            for (var count = _random.Next(30); count > 0; count--)
            {
                Store.AppendFacts(key, Facts(3));
            }

            Store.AppendRemarks(key, Remarks(_random.Next(4) == 0 ? 700 : 60));
        }
    }

    private void Expire()
    {
        _clock.Now += TimeSpan.FromDays(_random.Next(20));
        if (_random.Next(2) == 0)
        {
            Store.PurgeExpired();
        }

        if (_random.Next(2) == 0)
        {
            Store.Maintain();
        }
    }

    private void Undo(string key)
    {
        using var database = new SqliteDatabase(_connectionString, new SqliteStoreOptions { TimeProvider = _clock });
        using var store = new NotebookSqliteStore(database);
        try
        {
            database.Transaction(() =>
            {
                store.Delete(key);
                store.Create(new Notebook { Id = key, Title = Texts.Stored(4), Remarks = [.. Remarks(400)] });
                store.Search(Texts.Query());
                throw new InvalidOperationException("undo");
            });
        }
        catch (InvalidOperationException)
        {
            // Nothing of it is stored.
        }
    }

    // As an earlier program does: it knows neither the column nor the tables of the index.
    private void WriteWithoutIndex(string key)
    {
        var (title, remark) = (Texts.Stored(4).Replace("'", "", StringComparison.Ordinal), Texts.Stored(6));
        var of = $"FROM \"Notebook\" WHERE \"id\" = '{key}'";
        _sql!($"PRAGMA foreign_keys = ON; UPDATE \"Notebook\" SET \"title\" = '{title}', \"_version\" = \"_version\" + 1, \"_token\" = {_random.NextInt64()} WHERE \"id\" = '{key}'");
        for (var count = _random.Next(60); count > 0; count--)
        {
            _sql!($"INSERT INTO \"Notebook_remarks\" (\"_session\", \"_sequence\", \"value\") SELECT \"_id\", (SELECT coalesce(max(\"_sequence\"), 0) + 1 FROM \"Notebook_remarks\" WHERE \"_session\" = \"_id\"), '{remark}' {of}");
        }

        if (_random.Next(4) == 0)
        {
            _sql!($"PRAGMA foreign_keys = ON; DELETE {of}");
        }
    }
}
