using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Commits;

public sealed class CommitTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Callers_that_share_a_transaction_each_get_their_own_answer()
    {
        const int Threads = 16;
        const int Calls = 25;
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        var answers = new long[Threads][];
        var refused = 0;
        Run(Threads, thread =>
        {
            answers[thread] = new long[Calls];
            for (var call = 0; call < Calls; call++)
            {
                answers[thread][call] = store.AppendRemarks("c", TemporaryDatabase.Remark($"{thread}-{call}"));
                Assert.Throws<SessionNotFoundException>(() => store.AppendRemarks("absent", TemporaryDatabase.Remark("r")));
                Assert.Throws<SessionExistsException>(() => store.Create(TemporaryDatabase.Chat("c")));
                Interlocked.Increment(ref refused);
            }
        });
        Assert.Equal(Threads * Calls, refused);
        Assert.Equal(Enumerable.Range(1, Threads * Calls).Select(number => (long)number), answers.SelectMany(own => own).Order());
        var stored = store.Load("c").Remarks;
        for (var thread = 0; thread < Threads; thread++)
        {
            Assert.All(Enumerable.Range(0, Calls), call => Assert.Equal($"{thread}-{call}", stored[(int)answers[thread][call] - 1].Id));
        }
    }

    [Fact]
    public void A_change_that_the_disk_has_no_space_for_takes_no_other_with_it()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c"));
        database.OnWriter(link => link.ExecuteOnce($"PRAGMA max_page_count = {long.Parse(link.Rows("PRAGMA page_count")[0][0], System.Globalization.CultureInfo.InvariantCulture) + 20}"));
        var tooLarge = new string('x', 200_000);
        var refused = 0;
        Run(8, thread =>
        {
            for (var call = 0; call < 20; call++)
            {
                if (thread < 4)
                {
                    store.AppendRemarks("c", TemporaryDatabase.Remark($"{thread}-{call}"));
                }
                else
                {
                    Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark($"{thread}-{call}") with { Content = tooLarge }));
                    Interlocked.Increment(ref refused);
                }
            }
        });
        Assert.Equal(80, refused);
        Assert.Equal(80, store.CountRemarks("c"));
    }

    [Fact]
    public void A_transaction_over_two_stores_is_all_or_nothing()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        using var chats = new ChatSqliteStore(database);
        using var notes = new NoteSqliteStore(database);
        database.Transaction(() =>
        {
            chats.Create(TemporaryDatabase.Chat("c"));
            notes.Create(new Note { Number = 1 });
            Assert.Equal("c", chats.Load("c").Id);
        });
        Assert.Throws<InvalidOperationException>(() => database.Transaction(() =>
        {
            chats.AppendRemarks("c", TemporaryDatabase.Remark("r"));
            notes.Create(new Note { Number = 2 });
            Assert.Throws<SessionExistsException>(() => notes.Create(new Note { Number = 1 }));
            throw new InvalidOperationException("no");
        }));
        Assert.Equal(0, chats.CountRemarks("c"));
        Assert.Equal([1], notes.Keys());
    }

    [Fact]
    public void A_transaction_inside_another_is_a_part_of_it()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        using var notes = new NoteSqliteStore(database);
        database.Transaction(() =>
        {
            notes.Create(new Note { Number = 1 });
            Assert.Throws<InvalidOperationException>(() => database.Transaction(() =>
            {
                notes.Create(new Note { Number = 2 });
                throw new InvalidOperationException("no");
            }));
            database.Transaction(() => notes.Create(new Note { Number = 3 }));
        });
        Assert.Equal([1, 3], notes.Keys());
    }

    [Fact]
    public void A_backup_of_a_database_in_use_is_whole()
    {
        using var database = new SqliteDatabase(_file.ConnectionString);
        using var store = new ChatSqliteStore(database);
        store.Create(TemporaryDatabase.Chat("c"));
        Run(4, thread =>
        {
            for (var call = 0; call < 20; call++)
            {
                store.AppendRemarks("c", TemporaryDatabase.Remark($"{thread}-{call}"));
                if (thread == 0 && call % 5 == 0)
                {
                    database.BackupTo(_file.File($"backup{call}.db"));
                }
            }
        });
        using var copy = new ChatSqliteStore($"Data Source={_file.File("backup15.db")}");
        Assert.True(copy.Verify().IsIntact);
        Assert.InRange(copy.CountRemarks("c"), 16, 80);
        Assert.Throws<ArgumentException>(() => database.BackupTo(_file.Path));
        Assert.Throws<SessionStoreUnavailableException>(() => database.BackupTo(_file.File("none/backup.db")));
    }

    [Fact]
    public void A_hundred_and_sixty_stores_open_the_same_new_database_at_once()
    {
        Run(160, number =>
        {
            using var store = new ChatSqliteStore(_file.ConnectionString);
            store.Create(TemporaryDatabase.Chat($"c{number}"));
        });
        using var all = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(160, all.Count());
        Assert.True(all.Verify().IsIntact);
    }

    private static void Run(int threads, Action<int> work)
    {
        using var start = new Barrier(threads);
        var faults = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var running = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(number);
            }
            catch (Exception fault)
            {
                faults.Enqueue(fault);
            }
        })).ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        Assert.Empty(faults);
    }
}
