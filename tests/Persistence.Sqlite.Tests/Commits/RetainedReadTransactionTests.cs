using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite.Tests.Commits;

public sealed class RetainedReadTransactionTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();
    private readonly Sessions.ChatSqliteStore _store;
    private readonly SqliteConnection _other;

    public RetainedReadTransactionTests()
    {
        _store = new Sessions.ChatSqliteStore(_file.ConnectionString, new SqliteStoreOptions { Durability = Durability.Relaxed });
        _store.Create(TemporaryDatabase.Chat("c"));
        _other = new SqliteConnection(_file.ConnectionString + ";Pooling=False");
        _other.Open();
    }

    public void Dispose()
    {
        _other.Dispose();
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void What_somebody_else_commits_between_two_appends_is_heeded()
    {
        var last = 0L;
        for (var round = 0; round < 100; round++)
        {
            Assert.Equal(last + 1, _store.AppendRemarks("c", TemporaryDatabase.Remark($"a{round}")).Last);
            Assert.Equal(last + 2, _store.AppendRemarks("c", TemporaryDatabase.Remark($"b{round}")).Last);
            Ask($"INSERT INTO chat_remarks SELECT _session, max(_sequence) + 1, 'other{round}', sender, content, sent_at FROM chat_remarks");
            last += 3;
        }

        Ask("DELETE FROM chat");
        Assert.Throws<SessionNotFoundException>(() => _store.AppendRemarks("c", TemporaryDatabase.Remark("late")));
    }

    [Fact]
    public void A_writer_that_holds_the_lock_is_waited_for()
    {
        _store.AppendRemarks("c", TemporaryDatabase.Remark("a"));
        Ask("BEGIN IMMEDIATE");
        Ask("INSERT INTO chat_remarks SELECT _session, 2, 'other', sender, content, sent_at FROM chat_remarks");
        var append = new Thread(() => _store.AppendRemarks("c", TemporaryDatabase.Remark("b")));
        append.Start();
        Assert.False(append.Join(20));
        Ask("COMMIT");
        append.Join();
        Assert.Equal(["a", "other", "b"], _store.ReadRemarks("c").Select(remark => remark.Id));
    }

    [Fact]
    public void Others_can_empty_the_WAL_once_no_more_commits_come()
    {
        _store.AppendRemarks("c", TemporaryDatabase.Remark("a"));
        Ask("PRAGMA busy_timeout = 60000");
        Ask("UPDATE chat SET topic = 'other'");
        Assert.Equal(0, Ask("PRAGMA wal_checkpoint(TRUNCATE)"));
        Assert.Equal(2L, _store.AppendRemarks("c", TemporaryDatabase.Remark("b")));
    }

    [Fact]
    public void The_WAL_restarts_while_commits_keep_coming()
    {
        for (var number = 0; number < 4000; number++)
        {
            _store.AppendRemarks("c", TemporaryDatabase.Remark($"r{number}"));
        }

        // Without, it would hold 8,000 pages of 4 KB; SQLite empties it after 1,000.
        Assert.InRange(new FileInfo(_file.Path + "-wal").Length, 1, 2000 * 4120);
    }

    private long Ask(string sql)
    {
        using var command = _other.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
