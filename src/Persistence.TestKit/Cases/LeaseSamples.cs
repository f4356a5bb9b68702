using System.Diagnostics;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Sessions and leases for the cases about leases.</summary>
internal static class LeaseSamples
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Short = TimeSpan.FromMilliseconds(120);

    /// <summary>Opens a store with a session <c>r</c>.</summary>
    public static ILeasedRunStore Open(CaseContext context)
    {
        Check.Possible(context.Environment.HasLeases, "the backend has no leases");
        var store = context.Open<ILeasedRunStore>();
        store.Create(new LeasedRun { Id = "r", Messages = [Samples.Message(1)], Steps = ["first"] });
        return store;
    }

    /// <summary>Acquires a lease of <c>r</c>, which must be free.</summary>
    public static SessionLease Acquire(ILeasedRunStore store, string holder = "a", TimeSpan? duration = null) =>
        Check.Found(store.TryAcquireLease("r", holder, duration ?? Long));

    /// <summary>Waits until a lease of <c>r</c> is over in the store, and takes the next one.</summary>
    public static SessionLease AcquireNext(ILeasedRunStore store, string holder = "b")
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30))
        {
            if (store.TryAcquireLease("r", holder, Long) is { } lease)
            {
                return lease;
            }

            Thread.Sleep(2);
        }

        throw new ConformanceException("The lease did not end in 30 seconds.");
    }

    /// <summary>Waits until the holder of a lease was notified that it is lost.</summary>
    public static async Task Lost(SessionLease lease)
    {
        var notified = new TaskCompletionSource();
        await using var registration = lease.Lost.Register(notified.SetResult);
        await notified.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>What is stored of <c>r</c>.</summary>
    public static string Stored(ILeasedRunStore store)
    {
        var run = store.Load("r");
        return $"{Samples.Version(run)} {run.Progress} {string.Join(',', Samples.Ids(run.Messages))} {string.Join(',', run.Steps)} {string.Join(',', Samples.Ids(run.Effects))}";
    }

    /// <summary>Every kind of change of a session, each with its name: all of them are refused without the lease but the one that begins with "shared".</summary>
    public static IEnumerable<(string Name, Action<ILeasedRunStore> Run)> Changes(LeasedRun loaded)
    {
        yield return ("save", store => store.Save(loaded));
        yield return ("delete", static store => store.Delete("r"));
        yield return ("exclusive append", static store => store.AppendSteps("r", "more"));
        yield return ("exclusive append of nothing", static store => store.AppendSteps("r"));
        yield return ("exclusive keyed append", static store => store.AppendEffects("r", Samples.Message(9)));
        yield return ("shared append", static store => store.AppendMessages("r", Samples.Message(9)));
        yield return ("shared append of what is there", static store => store.AppendMessages("r", Samples.Message(1)));
    }
}
