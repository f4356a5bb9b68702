using System.Globalization;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>Tails between processes.</summary>
public sealed class TailProcessTests : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly RedisServerFixture _redis;
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-tails-").FullName;

    public TailProcessTests(RedisServerFixture redis) => _redis = redis;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// Eight writers in three processes; readers that are killed at any moment and begin again at their cursors: what each has read is the log, in order, nothing twice, no hole.
    /// PERSISTENCE_KILLS is the long mode: so many kills at least.
    /// </summary>
    [Theory]
    [MemberData(nameof(BackendTurns.Of), 0, MemberType = typeof(BackendTurns))]
    public async Task What_readers_that_are_killed_have_read_is_the_log(string backend)
    {
        var seed = Environment.TickCount;
        var kills = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "4", CultureInfo.InvariantCulture);
        var each = 5 * kills;
        using var location = At(backend);
        using var store = location.Open<IMultichatSessionStore>();
        store.Create(new MultichatSession { SessionId = TailWorker.Key, Topic = "t", Initiator = "i" });
        var readers = Enumerable.Range(0, 2).Select(reader => new RestartedReader(location, seed + reader, TailWorker.Writers * each)).ToList();
        var reading = readers.ConvertAll(reader => Task.Factory.StartNew(reader.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Worker.RunAll(TailWorker.Processes, process => Worker.Start("tail-write", location.ToString(), Text(process), Text(each)));
        await Task.WhenAll(reading);
        var log = store.ReadMessages(TailWorker.Key).Select(static message => message.Id).ToList();
        Assert.Equal(TailWorker.Writers * each, log.Count);
        Assert.All(readers, reader => Assert.Equal(log, reader.Log));
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {readers.Sum(static reader => reader.Kills)} readers killed");
    }

    /// <summary>A commit of another process reaches a tail by its signal: with a poll interval of an hour nothing else could.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public void A_commit_of_another_process_is_signalled(string backend)
    {
        using var location = At(backend);
        using var store = Patient(backend, location.ToString().Split(':', 2)[1], TimeSpan.FromHours(1));
        store.Create(new MultichatSession { SessionId = TailWorker.Key, Topic = "t", Initiator = "i" });
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var tail = store.TailMessages(TailWorker.Key, cancellationToken: guard.Token).GetEnumerator();
        Assert.True(tail.MoveNext());
        Assert.Equal(LogEventKind.CaughtUp, tail.Current.Kind);
        for (var round = 0; round < 2; round++)
        {
            using var writer = Worker.Start("tail-write", location.ToString(), Text(round), "2");
            for (var entry = 0; entry < 6; entry++)
            {
                Assert.True(tail.MoveNext());
                Assert.Equal((6 * round) + entry + 1, tail.Current.Sequence);
            }

            writer.WaitForExit();
            Assert.Equal(0, writer.ExitCode);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IMultichatSessionStore Patient(string backend, string where, TimeSpan interval) => backend switch
    {
        "json" => new MultichatSessionJsonStore(where, new JsonStoreOptions { TailPollInterval = interval }),
        "sqlite" => new MultichatSessionSqliteStore(SqliteEnvironment.Database(where), new SqliteStoreOptions { TailPollInterval = interval }),
        _ => new MultichatSessionRedisStore(ConnectionMultiplexer.Connect(where.Split('@')[1]), new RedisStoreOptions { KeyPrefix = where.Split('@')[0], TailPollInterval = interval }),
    };

    private Location At(string backend) => Location.At(backend, _folder, _redis.Server.Port);
}
