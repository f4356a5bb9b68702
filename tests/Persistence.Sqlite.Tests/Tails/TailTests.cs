using Persistence.Sqlite.Tests.Sessions;
using Persistence.Watching;

namespace Persistence.Sqlite.Tests.Tails;

/// <summary>What becomes of a tail when others use its database, and when the database is replaced.</summary>
public sealed class TailTests : IDisposable
{
    private static readonly SqliteStoreOptions s_patient = new() { TailPollInterval = TimeSpan.FromHours(1) };

    private readonly TemporaryDatabase _file = new();
    private readonly CancellationTokenSource _guard = new(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        _guard.Dispose();
        _file.Dispose();
    }

    /// <summary>With a poll interval of an hour nothing but the database says that another connection committed. What writes here is no store, as another process.</summary>
    [Fact]
    public void Commits_of_other_connections_wake_a_tail()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString, s_patient);
        store.Create(TemporaryDatabase.Chat("c"));
        store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
        using var tail = Tail(store, 1);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        for (var number = 2; number <= 20; number++)
        {
            _file.Sql($"INSERT INTO chat_remarks SELECT _session, {number}, '{number}', sender, content, sent_at FROM chat_remarks WHERE _sequence = 1");
            Assert.Equal((LogEventKind.Entry, number, $"{number}"), Seen(Next(tail)));
        }

        _file.Sql("PRAGMA foreign_keys = ON; DELETE FROM chat");
        Assert.Equal((LogEventKind.Ended, 20, null), Seen(Next(tail)));
        Assert.False(tail.MoveNext());
    }

    /// <summary>A checkpoint with TRUNCATE changes the number without new data: one look too many, and no event.</summary>
    [Fact]
    public void A_change_without_data_is_no_event()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString, s_patient);
        store.Create(TemporaryDatabase.Chat("c"));
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        _file.Sql("PRAGMA wal_checkpoint(TRUNCATE)");
        _file.Sql("VACUUM");
        store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
        Assert.Equal((LogEventKind.Entry, 1, "1"), Seen(Next(tail)));
    }

    /// <summary>A transaction of several stores is signalled when it commits, not when its parts are made.</summary>
    [Fact]
    public void What_is_appended_inside_a_transaction_comes_when_it_commits()
    {
        using var database = new SqliteDatabase(_file.ConnectionString, s_patient);
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c"));
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        Assert.Throws<InvalidOperationException>(() => database.Transaction(() =>
        {
            store.AppendRemarks("c", TemporaryDatabase.Remark("undone"));
            throw new InvalidOperationException();
        }));
        database.Transaction(() =>
        {
            store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("2"));
        });
        Assert.Equal((LogEventKind.Entry, 1, "1"), Seen(Next(tail)));
        Assert.Equal((LogEventKind.Entry, 2, "2"), Seen(Next(tail)));
    }

    [Fact]
    public void A_database_that_is_replaced_ends_its_tails_and_a_new_store_goes_on_from_the_cursor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there the system says which file it is.");
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
            using var tail = Tail(store);
            Assert.Equal((LogEventKind.Entry, 1, "1"), Seen(Next(tail)));
            Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);

            // A copy to which another program added an entry takes the place of the database.
            var copy = _file.File("copy.db");
            using (var database = new SqliteDatabase(_file.ConnectionString))
            {
                database.BackupTo(copy);
            }

            using (var other = new ChatSqliteStore($"Data Source={copy}"))
            {
                other.AppendRemarks("c", TemporaryDatabase.Remark("2"));
            }

            File.Delete(_file.Path + "-wal");
            File.Delete(_file.Path + "-shm");
            File.Move(copy, _file.Path, overwrite: true);
            Assert.Throws<SessionStoreUnavailableException>(() => tail.MoveNext());
        }

        using var again = new ChatSqliteStore(_file.ConnectionString);
        using var rest = Tail(again, 1);
        Assert.Equal((LogEventKind.Entry, 2, "2"), Seen(Next(rest)));
    }

    /// <summary>A backup of before some entries: the cursor is beyond the log's end.</summary>
    [Fact]
    public void A_cursor_of_before_a_restored_backup_is_recognised()
    {
        var backup = _file.File("backup.db");
        using (var database = new SqliteDatabase(_file.ConnectionString))
        using (var store = new ChatSqliteStore(database))
        {
            store.Create(TemporaryDatabase.Chat("c"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
            database.BackupTo(backup);
            store.AppendRemarks("c", TemporaryDatabase.Remark("2"));
        }

        using var restored = new ChatSqliteStore($"Data Source={backup}");
        using var tail = Tail(restored, 2);
        Assert.Equal((LogEventKind.Ended, 2, null), Seen(Next(tail)));
    }

    /// <summary>The connection that asks is there while there are tails, and no longer.</summary>
    [Fact]
    public void The_last_tail_closes_the_connection_of_all()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc");
        using var store = new ChatSqliteStore(_file.ConnectionString, s_patient);
        store.Create(TemporaryDatabase.Chat("c"));
        Assert.Empty(store.ReadRemarks("c"));
        var before = OpenFiles();
        for (var round = 0; round < 5; round++)
        {
            using (var first = Tail(store))
            using (var second = Tail(store))
            using (var third = Tail(store))
            {
                Assert.All([first, second, third], static tail => Next(tail));

                // One connection: the database, and the log once it was read.
                Assert.InRange(OpenFiles() - before, 1, 2);
            }

            // SQLite closes a file later where another connection of the process holds a lock on it, and opens it again for the next one.
            Assert.InRange(OpenFiles() - before, 0, 1);
        }
    }

    [Fact]
    public void A_poll_interval_is_above_zero_and_an_hour_at_most()
    {
        Assert.Throws<ArgumentException>(() => new ChatSqliteStore(_file.ConnectionString, new SqliteStoreOptions { TailPollInterval = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => new ChatSqliteStore(_file.ConnectionString, new SqliteStoreOptions { TailPollInterval = TimeSpan.FromHours(2) }));
    }

    /// <summary>A timer that is asked while it may not look yet looks when it may.</summary>
    [Fact]
    public void Requests_within_the_pause_are_one_look_after_it()
    {
        using var looked = new SemaphoreSlim(0);
        var looks = 0;
        using var timer = new LookTimer(
            () =>
            {
                Interlocked.Increment(ref looks);
                looked.Release();
                return TimeSpan.FromMilliseconds(30);
            },
            static () => TimeSpan.FromHours(1));
        for (var request = 0; request < 1000; request++)
        {
            timer.LookSoon();
        }

        looked.Wait(TestContext.Current.CancellationToken);
        looked.Wait(TestContext.Current.CancellationToken);
        Assert.True(Volatile.Read(ref looks) < 1000);
    }

    private int OpenFiles() => Directory.EnumerateFiles("/proc/self/fd").Count(link => new FileInfo(link).LinkTarget?.StartsWith(_file.Path, StringComparison.Ordinal) == true);

    private static (LogEventKind Kind, long Sequence, string? Id) Seen(LogEvent<Remark> next) => (next.Kind, next.Sequence, next.Entry?.Id);

    private static LogEvent<Remark> Next(IEnumerator<LogEvent<Remark>> tail)
    {
        Assert.True(tail.MoveNext());
        return tail.Current;
    }

    private IEnumerator<LogEvent<Remark>> Tail(ChatSqliteStore store, long after = 0) => store.TailRemarks("c", after, _guard.Token).GetEnumerator();
}
