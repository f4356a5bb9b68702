using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>A program whose class has no leases, beside one whose class has: it is not kept from anything, the lease stays, and its holder's next save is a conflict.</summary>
public sealed class OlderProgramTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-older-").FullName;

    public static TheoryData<string> Backends => ["json", "sqlite", "redis"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_program_without_leases_does_not_check_them_and_leaves_them(string backend)
    {
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using var store = location.Open<ILeasedRunStore>();
        using var older = location.Open<IUnleasedRunStore>();
        store.Create(new LeasedRun { Id = "r" });
        using var lease = store.TryAcquireLease("r", "a", TimeSpan.FromMinutes(5))!;
        var loaded = store.Load("r");
        var changed = older.Load("r");
        changed.Progress = 7;
        changed.Worker = "older";
        older.Save(changed);
        older.AppendSteps("r", "older");
        older.AppendMessages("r", Samples.Message(1));
        Assert.Equal(("a", lease.Number), (store.FindLease("r")!.Holder, store.FindLease("r")!.Number));
        Assert.Throws<SessionConflictException>(() => store.Under(lease).Save(loaded));
        store.Under(lease).AppendSteps("r", "holder");
        var own = store.Load("r");
        own.Progress++;
        store.Under(lease).Save(own);
        Assert.Equal((8, "older"), (store.Load("r").Progress, store.Load("r").Worker));
        Assert.Equal(["older", "holder"], store.ReadSteps("r"));
        Assert.Empty(store.Verify().Findings);
        Assert.True(older.Delete("r"));
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendMessages("r", Samples.Message(1)));
    }

    /// <summary>Without Leases = true nothing is stored of leases: what a class without them stores, and what one with them stores of a session that was never leased, differ in random numbers and times only.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_class_without_leases_stores_none_of_it(string backend)
    {
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using (var older = location.Open<IUnleasedRunStore>())
        {
            older.Create(new UnleasedRun { Id = "r", Steps = ["one"], Messages = [Samples.Message(1)] });
            var run = older.Load("r");
            run.Progress = 1;
            run.Steps.Add("two");
            older.Save(run);
            older.AppendMessages("r", Samples.Message(2));
        }

        Assert.DoesNotContain("lease\"", StoredContent.Of(location.ToString()), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString("$lease"u8), StoredContent.Of(location.ToString()), StringComparison.Ordinal);
        location.CheckFiles();
    }
}
