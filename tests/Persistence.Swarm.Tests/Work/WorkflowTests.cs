using Persistence.Swarm.Tests.Backends;
using Persistence.TestKit;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Stores;
using Swarm.Workflows;

namespace Persistence.Swarm.Tests.Work;

public sealed class WorkflowTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public void Steps_are_made_in_the_order_of_their_needs_and_again_when_they_fail(string backend)
    {
        using var place = Begin(backend);
        place.Swarm.Workflows.Start("run", "plan", Step("a"), Step("b", "a"), Step("c", "a"), Step("d", "b", "c"));
        var run = Finish(place.Swarm, "run", static (_, step) => step is { Id: "b", RetryCount: 0 } ? throw SwarmException.Refused("not yet") : $"{step.Id} done");
        Assert.Equal(RunState.Completed, run.State);
        Assert.Equal(["a-0", "b-0", "b-1", "c-0", "d-0"], run.Results.Select(static result => result.Id).Order());
        Assert.Equal("d", run.Results[^1].Step);
        Assert.Equal("not yet", run.Results.Find(static result => result.Id == "b-0")!.Output);
        Assert.Empty(place.Swarm.Workflows.Resumable());
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_step_that_always_fails_ends_the_run(string backend)
    {
        using var place = Begin(backend);
        place.Swarm.Workflows.Start("run", "plan", new WorkflowStep { Id = "a", Name = "a", MaxRetries = 1 }, Step("b", "a"));
        var run = Finish(place.Swarm, "run", static (_, _) => throw SwarmException.Refused("never"));
        Assert.Equal((RunState.Failed, 2), (run.State, run.Results.Count));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_run_pauses_goes_on_and_is_cancelled_also_while_a_worker_holds_it(string backend)
    {
        using var place = Begin(backend);
        var (workflows, runs) = (place.Swarm.Workflows, place.Swarm.Stores.Runs);
        workflows.Start("run", "plan", Step("a"), Step("b", "a"), Step("c", "b"));
        workflows.Pause("run", "Ada", "s1");
        Assert.Null(Worker(place.Swarm).MakeStep(static (_, _) => "done"));
        Assert.Equal(RunState.Paused, Assert.Single(workflows.Resumable()).State);
        workflows.Resume("run", "Ada", "s2");
        workflows.Resume("run", "Ada", "s2");

        // Asked in the middle of a step, by another thread that waits until it is followed.
        Thread? asker = null;
        Worker(place.Swarm).MakeStep((_, _) =>
        {
            asker = new Thread(() => workflows.Pause("run", "Ben", "s3"));
            asker.Start();
            Assert.True(SpinWait.SpinUntil(() => runs.CountSignals("run") == 3, TimeSpan.FromMinutes(1)));
            return "done";
        });
        asker!.Join();
        Assert.Equal((RunState.Paused, 3L), runs.Load("run") is var run ? (run.State, run.SignalsSeen) : default);
        workflows.Cancel("run", "Ada", "s4");
        workflows.Resume("run", "Ada", "s5");
        Assert.Equal(RunState.Cancelled, runs.Load("run").State);
        Assert.Null(Worker(place.Swarm).MakeStep(static (_, _) => "done"));
        Assert.Equal("a-0", Assert.Single(runs.ReadResults("run")).Id);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_worker_that_comes_back_after_another_one_took_over_changes_nothing(string backend)
    {
        using var place = Begin(backend);
        var runs = place.Swarm.Stores.Runs;
        place.Swarm.Workflows.Start("run", "plan", Step("a"));
        var dead = runs.ClaimDue("dead", TimeSpan.FromMilliseconds(50))!;
        var run = Finish(place.Swarm, "run", static (_, _) => "by the living");
        dead.Session.State = RunState.Failed;
        Assert.Throws<SessionLeaseLostException>(() => runs.Under(dead.Lease).Save(dead.Session));
        Assert.Equal(RunState.Completed, runs.Load("run").State);
        Assert.Equal("by the living", Assert.Single(run.Results).Output);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_worker_whose_clock_is_wrong_takes_nothing_from_another_one(string backend)
    {
        using var place = Begin(backend);
        var runs = place.Swarm.Stores.Runs;
        place.Swarm.Workflows.Start("run", "plan", Step("a"), Step("b", "a"), Step("c", "b"));
        var ahead = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(1)));
        var late = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(-1)));
        using (ahead.Stores)
        using (late.Stores)
        {
            using (var claim = runs.ClaimDue("right", TimeSpan.FromMinutes(1))!)
            {
                Assert.Null(Worker(ahead).MakeStep(static (_, _) => "ahead"));
                Assert.Null(Worker(late).MakeStep(static (_, _) => "late"));
                runs.Under(claim.Lease).Save(claim.Session);
            }

            // The steps that they make are steps, and keep no other one from the next.
            Assert.True(SpinWait.SpinUntil(() => Worker(ahead).MakeStep(static (_, _) => "ahead") is not null, TimeSpan.FromMinutes(1)));
            Assert.True(SpinWait.SpinUntil(() => Worker(late).MakeStep(static (_, _) => "late") is not null, TimeSpan.FromMinutes(1)));
            Assert.True(SpinWait.SpinUntil(() => Worker(place.Swarm).MakeStep(static (_, _) => "right") is not null, TimeSpan.FromMinutes(1)));
        }

        Assert.Equal([("a-0", "ahead"), ("b-0", "late"), ("c-0", "right")], runs.ReadResults("run").Select(static result => (result.Id, result.Output)));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_failed_step_waits_by_the_clock_of_the_store_whatever_the_worker_s_clock_says(string backend)
    {
        using var place = Begin(backend);
        place.Swarm.Workflows.Start("run", "plan", Step("a"));
        place.Swarm.Workflows.Start("long", "plan", Step("b"));
        var ahead = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(1)));
        using (ahead.Stores)
        {
            // Not sooner: to the clock that is ahead ten minutes are long over.
            Assert.Equal("run", Worker(ahead, TimeSpan.FromMinutes(10)).MakeStep(static (_, _) => throw SwarmException.Refused("not yet"))!.RunId);
            Assert.Equal("long", Worker(ahead).MakeStep(static (_, _) => throw SwarmException.Refused("not yet"))!.RunId);
            Assert.Equal("worker", place.Swarm.Stores.Runs.FindLease("run")?.Holder);

            // For the whole wait, and not for what is over of the lease for the step.
            Assert.InRange(place.Swarm.Stores.Runs.FindLease("run")!.Remaining, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));

            // Not later: the next attempt is made by the clock that is right.
            Assert.Equal("b done", Finish(place.Swarm, "long", static (_, step) => $"{step.Id} done").Results[^1].Output);
            Assert.Equal("worker", place.Swarm.Stores.Runs.FindLease("run")?.Holder);
            Assert.Null(Worker(ahead).MakeStep(static (_, _) => "too soon"));
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_run_that_is_started_and_resumed_by_a_clock_that_is_ahead_goes_on_at_once(string backend)
    {
        using var place = Begin(backend);
        var ahead = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(1)));
        using (ahead.Stores)
        {
            ahead.Workflows.Start("run", "plan", Step("a"), Step("b", "a"));
            Assert.Equal(RunState.Running, Worker(place.Swarm).MakeStep(static (_, _) => "done")?.State);
            place.Swarm.Workflows.Pause("run", "Ada", "s1");
            ahead.Workflows.Resume("run", "Ben", "s2");
        }

        Assert.Equal(RunState.Completed, Finish(place.Swarm, "run", static (_, _) => "done").State);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Runs_take_turns_and_each_step_is_a_first_attempt_whatever_the_clocks_say(string backend)
    {
        using var place = Begin(backend);
        var steps = Enumerable.Range(0, 12).Select(static number => Step($"s{number:d2}")).ToArray();
        var late = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(-1)));
        using (late.Stores)
        {
            place.Swarm.Workflows.Start("b", "plan", steps);
            late.Workflows.Start("a", "plan", steps);
        }

        // More steps than a run may have attempts without another due time.
        var made = Enumerable.Range(0, 24).Select(_ => Worker(place.Swarm).MakeStep(static (_, _) => "done")?.RunId).ToArray();
        Assert.Equal(Enumerable.Repeat<string?[]>(["b", "a"], 12).SelectMany(static turn => turn), made);
        Assert.Empty(place.Swarm.Workflows.Resumable());
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_run_that_makes_no_sense_is_refused(string backend)
    {
        using var place = Begin(backend);
        var workflows = place.Swarm.Workflows;
        Assert.Equal("The step a of run needs b, which does not stand before it.", Assert.Throws<SwarmException>(() => workflows.Start("run", "plan", Step("a", "b"), Step("b", "a"))).Message);
        Assert.Equal("Two steps of run have the id a.", Assert.Throws<SwarmException>(() => workflows.Start("run", "plan", Step("a"), Step("a"))).Message);
        Assert.Equal("There is no run none.", Assert.Throws<SwarmException>(() => workflows.Pause("none", "Ada", "s1")).Message);
        Assert.False(place.Swarm.Stores.Runs.Exists("run"));
    }

    private static WorkflowStep Step(string id, params string[] dependencies) => new() { Id = id, Name = id, Dependencies = [.. dependencies] };

    private static WorkflowWorker Worker(SwarmServices swarm, TimeSpan? firstWait = null) => new(swarm.Stores.Runs, swarm.Clock, "worker") { FirstWait = firstWait ?? TimeSpan.FromMilliseconds(1) };

    private static WorkflowRun Finish(SwarmServices swarm, string runId, Func<WorkflowRun, WorkflowStep, string> work)
    {
        Assert.True(SpinWait.SpinUntil(
            () => Worker(swarm).MakeStep(work) is { } run && run.State is RunState.Completed or RunState.Failed,
            TimeSpan.FromMinutes(2)));
        return swarm.Stores.Runs.Load(runId);
    }
}
