using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>UpgradeAll of a process that is killed: each session is stored as it was or as what the steps make of it, and the next run goes on.</summary>
public sealed class UpgradeProcessTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    // The first report comes after 100.
    private const int Sessions = 260;

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-upgrade-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public void A_killed_run_is_taken_up(string backend)
    {
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using var older = location.Open<IPersonV1Store>();
        foreach (var number in Enumerable.Range(0, Sessions))
        {
            older.Create(new PersonV1 { Id = $"p{number:D3}", FullName = $"Ada {number}", Notes = [new PersonNoteV1("n1", "first of all")] });
        }

        using (var worker = Worker.Start(UpgradeWorker.Task, location.ToString(), "0", "0"))
        {
            Assert.StartsWith("100 checked, 100 upgraded, 0 skipped", worker.StandardOutput.ReadLine(), StringComparison.Ordinal);
            worker.Kill();
            worker.WaitForExit();
        }

        using var store = location.Open<IPersonV2Store>();
        var result = store.UpgradeAll(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((Sessions, 0), (result.SessionsChecked, result.Skipped.Count));
        Assert.InRange(result.Upgraded, 0, Sessions - 100);
        foreach (var key in store.Keys())
        {
            var session = store.Load(key);
            Assert.Equal((2L, "Ada", key[1..].TrimStart('0').PadLeft(1, '0'), "first"), (Samples.Version(session), session.FirstName, session.LastName, session.Notes[0].Title));
        }

        Assert.Empty(store.Verify().Findings);
        Assert.Equal(0, store.UpgradeAll(cancellationToken: TestContext.Current.CancellationToken).Upgraded);
        location.CheckFiles();
        location.CheckOrphans();
        TestContext.Current.TestOutputHelper?.WriteLine($"{result.Upgraded} were left to the second run");
    }
}
