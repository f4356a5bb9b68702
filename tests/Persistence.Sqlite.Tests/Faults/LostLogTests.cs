using System.Diagnostics;
using Persistence.Sqlite.Tests.Processes;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>A store notices that its <c>-wal</c> or <c>-shm</c> was removed or replaced under it, before it acknowledges anything.</summary>
public sealed class LostLogTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public LostLogTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there the system says which file it is.");

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("-wal", false)]
    [InlineData("-shm", false)]
    [InlineData("-wal", true)]
    [InlineData("-shm", true)]
    public void What_was_removed_or_replaced_is_named_and_nothing_more_is_written(string suffix, bool isReplaced)
    {
        foreach (var durability in new[] { Durability.Full, Durability.Relaxed })
        {
            using var file = new TemporaryDatabase();
            using (var store = new ChatSqliteStore(file.ConnectionString, new SqliteStoreOptions { Durability = durability }))
            {
                store.Create(TemporaryDatabase.Chat("c"));
                Assert.Equal(1L, store.AppendRemarks("c", TemporaryDatabase.Remark("1")));
                Assert.Equal(2L, store.AppendRemarks("c", TemporaryDatabase.Remark("2")));
                if (isReplaced)
                {
                    File.Copy(file.Path + suffix, file.File("draft"));
                    File.Move(file.File("draft"), file.Path + suffix, overwrite: true);
                }
                else
                {
                    File.Delete(file.Path + suffix);
                }

                var error = Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark("3")));
                Assert.Contains(suffix, error.Message, StringComparison.Ordinal);
                Assert.Contains("BackupTo", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
                Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark("4")));
                Assert.Throws<SessionStoreUnavailableException>(() => store.Load("c"));
            }
        }
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    public void Whatever_is_called_after_a_file_was_removed_says_so_in_the_same_words_each_time(string suffix)
    {
        var calls = new (string Name, Action<ChatSqliteStore> Call)[]
        {
            ("append", store => store.AppendRemarks("c", TemporaryDatabase.Remark("2"))),
            ("save", store => store.Save(store.Load("c"))),
            ("load", store => store.Load("c")),
            ("exists", store => store.Exists("c")),
            ("read", store => store.ReadRemarks("c")),
            ("count entries", store => store.CountRemarks("c")),
            ("keys", store => _ = store.Keys().ToList()),
            ("count", store => store.Count()),
            ("find", store => store.FindByPhase(Phase.Active)),
            ("verify", store => store.Verify()),
            ("purge", store => store.PurgeExpired()),
        };
        var answers = new List<string>();
        foreach (var (name, call) in calls)
        {
            foreach (var hasRead in new[] { false, true })
            {
                using var file = new TemporaryDatabase();
                using var store = new ChatSqliteStore(file.ConnectionString);
                store.Create(TemporaryDatabase.Chat("c"));
                store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
                if (hasRead)
                {
                    store.Load("c");
                }

                File.Delete(file.Path + suffix);
                foreach (var turn in (string[])["first", "again"])
                {
                    var error = Record.Exception(() => call(store));
                    var message = error?.Message.Replace(file.Path, "x.db", StringComparison.Ordinal) ?? "no error";
                    answers.Add($"{name}, {turn}, {(hasRead ? "after" : "before")} a read: {error?.GetType().Name} {message}");
                }
            }
        }

        Assert.True(answers.TrueForAll(answer => answer.Contains($"its {suffix} file was removed or replaced while it was in use", StringComparison.Ordinal)), string.Join('\n', answers));
    }

    [Fact]
    public void A_program_that_copied_its_own_database_by_file_calls_overwrites_nothing_of_others()
    {
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("A1"));

            // Closing any descriptor of a file drops the locks that SQLite holds on it for this process.
            foreach (var name in Directory.GetFiles(_file.File(""), "sessions.db*"))
            {
                File.Copy(name, name.Replace("sessions", "copy", StringComparison.Ordinal));
            }

            // The other process takes itself for the last one when it ends, and removes the log.
            Assert.Equal(0, Other("B1"));
            Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark("A2")));
            Assert.Equal(0, Other("B2"));
            Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark("A3")));
        }

        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["A1", "B1", "B2"], again.ReadRemarks("c").Select(remark => remark.Id));
        Assert.True(again.Verify().IsIntact);
    }

    [Fact]
    public void A_store_that_was_idle_does_not_carry_a_lost_log_into_the_database_when_it_is_closed()
    {
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("A1"));
            foreach (var name in Directory.GetFiles(_file.File(""), "sessions.db*"))
            {
                File.Copy(name, name.Replace("sessions", "copy", StringComparison.Ordinal));
            }

            Assert.Equal(0, Other("B1"));
            Assert.Equal(0, Other("B2"));
        }

        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(["A1", "B1", "B2"], again.ReadRemarks("c").Select(remark => remark.Id));
    }

    [Fact]
    public void A_folder_that_was_moved_away_is_noticed()
    {
        var folder = Directory.CreateDirectory(_file.File("place")).FullName;
        using (var store = new ChatSqliteStore($"Data Source={Path.Combine(folder, "c.db")}"))
        {
            store.Create(TemporaryDatabase.Chat("c"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
            Directory.Move(folder, _file.File("gone"));
            Assert.Throws<SessionStoreUnavailableException>(() => store.AppendRemarks("c", TemporaryDatabase.Remark("2")));
        }
    }

    [Fact]
    public void Files_of_others_in_the_same_folder_may_come_and_go()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c"));
        for (var number = 1; number <= 50; number++)
        {
            File.WriteAllText(_file.File($"{number}.txt"), "x");
            File.Move(_file.File($"{number}.txt"), _file.File("moved"), overwrite: true);
            Assert.Equal(number, store.AppendRemarks("c", TemporaryDatabase.Remark($"{number}")).Last);
            File.Delete(_file.File("moved"));
        }

        Assert.Equal(50, store.CountRemarks("c"));
    }

    private int Other(string remark)
    {
        using var other = Worker.Start("append", _file.ConnectionString, "c", remark);
        other.WaitForExit();
        return other.ExitCode;
    }
}
