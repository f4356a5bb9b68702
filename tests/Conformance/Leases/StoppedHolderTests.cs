using System.Diagnostics;
using System.Globalization;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Holders that are stopped: by SIGSTOP, and by a pool without a free thread.</summary>
public sealed class StoppedHolderTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-leases-").FullName;

    public static TheoryData<string> Backends => ["json", "sqlite", "redis"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// A process has the lease and is stopped; another one gets it when it is over, and commits; the first goes on: everything it does is refused and what is stored is the same, byte for byte.
    /// PERSISTENCE_ROUNDS is the long mode.
    /// </summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_holder_that_was_stopped_changes_nothing_any_more(string backend)
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_ROUNDS") ?? "20", CultureInfo.InvariantCulture);
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using var store = location.Open<ILeasedRunStore>();
        store.Create(new LeasedRun { Id = LeaseWorker.Key });
        using var holder = Worker.Start("lease-hold", location.ToString(), "60", "0");
        for (var round = 0; round < rounds; round++)
        {
            holder.StandardInput.WriteLine("acquire");
            Assert.Equal("held", holder.StandardOutput.ReadLine());
            Signal(holder, "STOP");
            using (var next = AcquireNext(store))
            {
                var own = store.Under(next);
                var run = own.Load(LeaseWorker.Key);
                run.Progress++;
                run.Steps.Add($"{round}");
                own.Save(run);
                own.AppendEffects(LeaseWorker.Key, new ChatMessage("known", "b", $"{round}", DateTimeOffset.UnixEpoch));
                own.AppendMessages(LeaseWorker.Key, new ChatMessage("known", "b", $"{round}", DateTimeOffset.UnixEpoch));
                var stored = StoredContent.Of(location.ToString());
                Signal(holder, "CONT");
                holder.StandardInput.WriteLine("all");
                Assert.Equal(string.Join(' ', Enumerable.Repeat("refused", 9)), holder.StandardOutput.ReadLine());
                Assert.Equal(stored, StoredContent.Of(location.ToString()));
                Assert.True(next.Renew(), "the second holder still has it");
            }
        }

        var last = store.Load(LeaseWorker.Key);
        Assert.Equal(rounds, last.Progress);
        Assert.Equal(Enumerable.Range(0, rounds).Select(static round => $"{round}"), last.Steps);
        Assert.Empty(store.Verify().Findings);
        holder.StandardInput.Close();
        holder.WaitForExit();
        Assert.Equal(0, holder.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_holder_without_a_thread_of_the_pool_is_told_in_time(string backend)
    {
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using (var store = location.Open<ILeasedRunStore>())
        {
            store.Create(new LeasedRun { Id = LeaseWorker.Key });
        }

        // Half a second before the end of five seconds: a machine with much other work may need a part of that to run the holder's thread.
        using var holder = Worker.Start("lease-starve", location.ToString(), "5000", "0");
        Assert.Equal("notified in time", holder.StandardOutput.ReadLine());
        holder.WaitForExit();
        Assert.Equal(0, holder.ExitCode);
    }

    private static SessionLease AcquireNext(ILeasedRunStore store)
    {
        SessionLease? lease;
        while ((lease = store.TryAcquireLease(LeaseWorker.Key, "next", TimeSpan.FromMinutes(5))) is null)
        {
            Thread.Sleep(1);
        }

        return lease;
    }

    private static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
