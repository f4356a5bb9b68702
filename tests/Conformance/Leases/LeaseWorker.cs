using System.Diagnostics;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>Holders of leases and workers on due runs, in processes of their own.</summary>
internal static class LeaseWorker
{
    /// <summary>The session that is held.</summary>
    public const string Key = "held";

    /// <summary>How many steps a run has.</summary>
    public const int Steps = 5;

    /// <summary>How long a worker waits before it asks again for what is due, in milliseconds.</summary>
    public const int Poll = 10;

    /// <summary>Is a holder or a worker.</summary>
    /// <returns>False where something else is asked for.</returns>
    public static bool TryRun(string what, Location location, int first, int second)
    {
        switch (what)
        {
            case "lease-hold":
                Hold(location, TimeSpan.FromMilliseconds(first));
                return true;
            case "lease-starve":
                Starve(location, TimeSpan.FromMilliseconds(first));
                return true;
            case "claim-hold":
                ClaimAndHold(location, TimeSpan.FromMilliseconds(first));
                return true;
            case "claim-work":
                Work(location, TimeSpan.FromMilliseconds(first), second);
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// On each line of its input: <c>acquire</c> leases the session, and <c>all</c> makes every change under the lease that it had, and says of each what became of it.
    /// </summary>
    private static void Hold(Location location, TimeSpan duration)
    {
        using var store = location.Open<ILeasedRunStore>();
        SessionLease? lease = null;
        LeasedRun? run = null;
        while (Console.In.ReadLine() is { } line)
        {
            if (line == "acquire")
            {
                while ((lease = store.TryAcquireLease(Key, "stopped", duration)) is null)
                {
                    // Between two attempts: the holder needs the processor too.
                    Thread.Sleep(1);
                }

                run = store.Load(Key);
                Say("held");
                continue;
            }

            var own = store.Under(lease!);
            string[] answers =
            [
                Answer(() => own.Save(run!)), Answer(() => own.AppendSteps(Key, "late")), Answer(() => own.AppendEffects(Key, Entry("known"))), Answer(() => own.AppendMessages(Key, Entry("known"))),
                Answer(() => own.AppendMessages(Key, Entry("late"))), Answer(() => own.AppendSteps(Key)), Answer(() => own.Delete(Key)), lease!.Renew() ? "renewed" : "refused",
                lease.Lost.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)) ? "refused" : "not notified",
            ];
            lease.Dispose();
            Say(string.Join(' ', answers));
        }
    }

    /// <summary>Leases the session, blocks every thread of the pool, and says how much of the duration had passed when the lease was lost.</summary>
    /// <remarks>Nothing here is disposed that a thread of the pool may still wait for.</remarks>
    private static void Starve(Location location, TimeSpan duration)
    {
        using var store = location.Open<ILeasedRunStore>();
        var release = new ManualResetEventSlim();
        var since = Stopwatch.GetTimestamp();
        var lease = store.TryAcquireLease(Key, "starved", duration)!;
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, Environment.ProcessorCount);
        for (var item = 0; item < 100; item++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => release.Wait(), null);
        }

        var lostAfter = TimeSpan.MaxValue;
        var notified = new ManualResetEventSlim();
        lease.Lost.Register(() =>
        {
            lostAfter = Stopwatch.GetElapsedTime(since);
            notified.Set();
        });
        notified.Wait(3 * duration);
        Say(lostAfter < duration ? "notified in time" : $"notified after {lostAfter}");
        release.Set();
    }

    /// <summary>Claims a run, says so, and does nothing with it.</summary>
    private static void ClaimAndHold(Location location, TimeSpan duration)
    {
        using var store = location.Open<ILeasedRunStore>();
        var began = Stopwatch.GetTimestamp();
        var claim = store.ClaimDue("dead", duration)!;
        Say(WorkEvent.Line("claimed", claim.Session.Id, (claim.Session.Progress, claim.Attempts), began));
        Console.In.ReadLine();
    }

    /// <summary>Claims runs that are due and makes one step of each, until none is unfinished: the step's effect, the progress and the next due time are one commit.</summary>
    private static void Work(Location location, TimeSpan duration, int number)
    {
        using var store = location.Open<ILeasedRunStore>();
        var idle = 0;
        while (idle < 3)
        {
            var began = Stopwatch.GetTimestamp();
            if (store.ClaimDue($"worker {number}", duration) is not { } claim)
            {
                Say(WorkEvent.Line("nothing", "-", (0, 0), began));
                idle = store.FindByDueAtBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1).Count == 0 ? idle + 1 : 0;
                Heal(store);
                Thread.Sleep(Poll);
                continue;
            }

            using (claim)
            {
                Step(store, claim, number, began);
            }
        }
    }

    // Three kills in the middle of one step poison its run.
    private static void Heal(ILeasedRunStore store)
    {
        foreach (var key in store.FindPoisoned())
        {
            var run = store.Load(key);
            run.DueAt = run.DueAt?.AddMilliseconds(-1);
            run.Steps.Add("healed");
            try
            {
                store.Save(run);
            }
            catch (SessionException refusal) when (refusal is SessionConflictException or SessionLeasedException)
            {
                // Another worker was faster.
            }
        }
    }

    private static void Step(ILeasedRunStore store, SessionClaim<LeasedRun> claim, int number, long began)
    {
        var run = claim.Session;
        Say(WorkEvent.Line("claimed", run.Id, (run.Progress, claim.Attempts), began));
        run.Progress++;
        run.Effects.Add(Entry($"{run.Id}/{run.Progress}"));
        run.Worker = $"worker {number}";
        run.DueAt = run.Progress < Steps ? run.DueAt!.Value.AddMilliseconds(1) : null;
        try
        {
            store.Under(claim.Lease).Save(run);
            Say(WorkEvent.Line("made", run.Id, (run.Progress, claim.Attempts), began));
        }
        catch (SessionLeaseLostException)
        {
            // The machine was busy for longer than the lease; somebody else makes the step.
            Say(WorkEvent.Line("lost", run.Id, (run.Progress, claim.Attempts), began));
        }
    }

    private static ChatMessage Entry(string id) => new(id, "w", "x", DateTimeOffset.UnixEpoch);

    private static string Answer(Action change)
    {
        try
        {
            change();
            return "made";
        }
        catch (SessionLeaseLostException)
        {
            return "refused";
        }
    }

    private static void Say(string text)
    {
        Console.Out.WriteLine(text);
        Console.Out.Flush();
    }
}
