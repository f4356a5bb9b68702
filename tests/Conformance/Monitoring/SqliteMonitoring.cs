using Microsoft.Data.Sqlite;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

public sealed class SqliteMonitoring : MonitoringTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitoring-sqlite-").FullName;

    private protected override string System => "sqlite";

    private string Connection => $"Data Source={Path.Combine(_folder, "chat.db")}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override IMultichatSessionStore Open(StoreMonitoring monitoring) => new MultichatSessionSqliteStore(Connection, new SqliteStoreOptions { Monitoring = monitoring });

    private protected override ILeasedRunStore OpenRuns(StoreMonitoring monitoring) => new LeasedRunSqliteStore(Connection, new SqliteStoreOptions { Monitoring = monitoring });

    private protected override ITeamMemoryStore OpenMemories(StoreMonitoring monitoring) => new TeamMemorySqliteStore(Connection, new SqliteStoreOptions { Monitoring = monitoring });

    [Fact]
    public async Task A_wait_for_another_writer_counts_and_is_a_part_of_the_duration()
    {
        using var log = new MeasurementLog(Name);
        using var waits = new ManualResetEventSlim();
        using var other = new SqliteDatabase(Connection);
        using var otherStore = new MultichatSessionSqliteStore(other);
        otherStore.Create(Samples.Chat("one"));
        using var waiting = Open(new StoreMonitoring { Name = Name, Observer = new Recorder(_ => waits.Set()) });
        var blocked = TimeSpan.Zero;
        Task append = Task.CompletedTask;
        other.Transaction(() =>
        {
            otherStore.AppendMessages("one", Samples.Message(1));
            append = Task.Run(() => waiting.AppendMessages("one", Samples.Message(2)));
            waits.Wait();

            // From here on it certainly waits.
            var since = global::System.Diagnostics.Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => (blocked = global::System.Diagnostics.Stopwatch.GetElapsedTime(since)) > TimeSpan.FromMilliseconds(20));
        });
        await append;
        Assert.Single(log.Of("persistence.retries"));
        Assert.True(Assert.Single(log.Of("db.client.operation.duration")).Value >= blocked.TotalSeconds);
    }

    [Fact]
    public void A_backfill_counts_its_sessions()
    {
        using (var store = Open(new StoreMonitoring()))
        {
            store.Create(Samples.Chat("one"));
            store.Create(Samples.Chat("two"));
        }

        using (var connection = new SqliteConnection(Connection + ";Pooling=False"))
        {
            connection.Open();
            using var drop = connection.CreateCommand();
            drop.CommandText = "DROP INDEX multichat_session_by_status; DROP TABLE multichat_session_participants_index;";
            drop.ExecuteNonQuery();
        }

        using var log = new MeasurementLog(Name);
        var observer = new Recorder();
        using var opened = Open(new StoreMonitoring { Name = Name, Observer = observer });
        Assert.Equal(2, Assert.Single(log.Of("persistence.backfill.sessions")).Value);
        var built = Assert.Single(observer.Events);
        Assert.Equal((StoreEventKind.Backfilled, 2), (built.Kind, built.Count));
        Assert.Contains("multichat_session_by_status", built.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_of_several_stores_of_one_database_are_commits_of_the_database()
    {
        using var log = new MeasurementLog(Name);
        using var database = new SqliteDatabase(Connection, new SqliteStoreOptions { Monitoring = new StoreMonitoring { Name = Name } });
        using var store = new MultichatSessionSqliteStore(database);
        var before = log.Of("persistence.commit.changes").Count;
        database.Transaction(() =>
        {
            store.Create(Samples.Chat("one"));
            store.Create(Samples.Chat("two"));
        });
        var commit = Assert.Single(log.Of("persistence.commit.changes").Skip(before));
        Assert.Equal((1.0, null), (commit.Value, commit["db.collection.name"]));
    }
}
