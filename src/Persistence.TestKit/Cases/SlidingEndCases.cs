using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Sessions that say when they expire, of a class in which each commit prolongs a life.</summary>
internal static class SlidingEndCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.SlidingEnd, ALifeSlidesUpToItsOwnEnd),
        new(Contract.SlidingEnd, AnEndThatIsFarLeavesTheLifeToItsClass),
        new(Contract.SlidingEnd, AppendsHeedTheEndThatAnotherStoreSaved),
        new(Contract.SlidingEnd, AnEndThatWasTakenAwayLetsTheLifeSlideOn),
        new(Contract.SlidingEnd, AProgramThatKnowsNoEndProlongsUntilTheNextCommit),
        new(Contract.SlidingEnd, ACommitUnderAClockSetBackKeepsBothEnds),
        new(Contract.SlidingEnd, AwaitedAppendsAndBatchesHeedTheEnd),
        new(Contract.SlidingEnd, AppendsUnderALeaseHeedTheEnd),
    ];

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private static void ALifeSlidesUpToItsOwnEnd(CaseContext context)
    {
        var store = context.Open<IVisitStore>();
        store.Create(Ending(context, "v", 125));
        store.Create(new Visit { Id = "open", Place = "o" });
        context.Clock.Advance(50 * s_minute);
        store.AppendNotes("v", "x");
        store.AppendNotes("open", "x");
        context.Clock.Advance(50 * s_minute);
        store.AppendHeartbeats("v", new Heartbeat(1, 0), new Heartbeat(2, 0));
        store.AppendHeartbeats("open", new Heartbeat(1, 0));
        context.Clock.Advance(20 * s_minute);
        store.Save(store.Load("v"));
        store.AppendNotes("open", "y");
        context.Clock.Advance(4 * s_minute);
        store.AppendNotes("v", "y");
        store.AppendHeartbeats("v", new Heartbeat(2, 0), new Heartbeat(3, 0));
        Check.Equal((2, 3), (store.Load("v").Notes.Count, store.Load("v").Heartbeats.Count));
        context.Clock.Advance(s_minute);
        Check.Sequence(["open"], store.Keys());
        Check.Throws<SessionNotFoundException>(() => store.AppendNotes("v", "z"));
        Check.True(store.Find("v") is null);
        Check.Sequence([], store.FindByPlace("v"));
        store.Create(new Visit { Id = "next", Place = "v" });
        Check.Equal(1, store.PurgeExpired());
        Check.Sequence(["x", "y"], store.Load("open").Notes);
        Check.True(store.Verify().IsIntact);
    }

    private static void AnEndThatIsFarLeavesTheLifeToItsClass(CaseContext context)
    {
        var store = context.Open<IVisitStore>();
        store.Create(Ending(context, "idle", 600));
        store.Create(Ending(context, "busy", 600));
        store.Create(Ending(context, "soon", 20));
        context.Clock.Advance(20 * s_minute);
        Check.Sequence(["busy", "idle"], store.Keys());
        store.AppendNotes("busy", "x");
        context.Clock.Advance(40 * s_minute);
        Check.Sequence(["busy"], store.Keys());
        store.Save(store.Load("busy"));
        context.Clock.Advance(59 * s_minute);
        Check.True(store.Exists("busy"));
        context.Clock.Advance(s_minute);
        Check.Equal(0L, store.Count());
        Check.Equal(3, store.PurgeExpired());
        store.Create(Ending(context, "past", -1));
        Check.True(!store.Exists("past"));
    }

    private static void AppendsHeedTheEndThatAnotherStoreSaved(CaseContext context)
    {
        var (store, other) = (context.Open<IVisitStore>(), context.Open<IVisitStore>());
        store.Create(Ending(context, "sooner", 50));
        store.Create(Ending(context, "later", 10));
        store.AppendNotes("sooner", "x");
        other.Update("sooner", visit => visit.ClosesAt -= 30 * s_minute);
        other.Update("later", visit => visit.ClosesAt += 40 * s_minute);
        store.AppendNotes("sooner", "y");
        store.AppendNotes("later", "y");
        context.Clock.Advance(19 * s_minute);
        other.AppendHeartbeats("sooner", new Heartbeat(1, 0));
        Check.Sequence(["later", "sooner"], store.Keys());
        context.Clock.Advance(s_minute);
        Check.Sequence(["later"], store.Keys());
        store.Create(Ending(context, "sooner", 30));
        other.AppendNotes("sooner", "of another life");
        context.Clock.Advance(29 * s_minute);
        other.AppendHeartbeats("later", new Heartbeat(1, 0));
        Check.Sequence(["later", "sooner"], other.Keys());
        context.Clock.Advance(s_minute);
        Check.Equal(0L, store.Count());
    }

    private static void AnEndThatWasTakenAwayLetsTheLifeSlideOn(CaseContext context)
    {
        var store = context.Open<IVisitStore>();
        store.Create(Ending(context, "v", 30));
        store.AppendNotes("v", "x");
        store.Update("v", visit => visit.ClosesAt = null);
        for (var hour = 0; hour < 3; hour++)
        {
            context.Clock.Advance(59 * s_minute);
            store.AppendNotes("v", "x");
        }

        store.Update("v", visit => visit.ClosesAt = context.Now);
        store.AppendNotes("v", "last");
        context.Clock.Advance(4 * s_minute);
        Check.Equal(5, store.Load("v").Notes.Count);
        context.Clock.Advance(s_minute);
        Check.True(!store.Exists("v"));
    }

    private static void AProgramThatKnowsNoEndProlongsUntilTheNextCommit(CaseContext context)
    {
        var (older, store) = (context.Open<IEndlessVisitStore>(), context.Open<IVisitStore>());
        store.Create(Ending(context, "v", 30));
        older.Create(new EndlessVisit { Id = "w", ClosesAt = context.Now + (25 * s_minute) });
        older.AppendNotes("v", "older");
        context.Clock.Advance(20 * s_minute);
        older.Save(older.Load("v"));
        store.AppendNotes("v", "newer");
        store.AppendNotes("w", "newer");
        Check.Sequence(["older", "newer"], store.Load("v").Notes);
        context.Clock.Advance(9 * s_minute);
        Check.Sequence(["v", "w"], older.Keys());
        context.Clock.Advance(s_minute);
        Check.Sequence([], older.Keys());
        Check.Equal(2, store.PurgeExpired());
    }

    private static void ACommitUnderAClockSetBackKeepsBothEnds(CaseContext context)
    {
        var store = context.Open<IVisitStore>();
        var back = TimeSpan.FromDays(30);
        store.Create(Ending(context, "class", 90));
        store.Create(Ending(context, "own", 50));
        context.Clock.Advance(10 * s_minute);
        context.Clock.SetBack(back);
        foreach (var id in (string[])["class", "own"])
        {
            store.AppendNotes(id, "x");
            store.Save(store.Load(id));
        }

        context.Clock.Advance(back + (39 * s_minute));
        Check.Sequence(["class", "own"], store.Keys());
        context.Clock.Advance(s_minute);
        Check.Sequence(["class"], store.Keys());
        context.Clock.Advance(9 * s_minute);
        Check.True(store.Exists("class"));
        context.Clock.Advance(s_minute);
        Check.True(!store.Exists("class"), "an hour after its creation");
    }

    private static async Task AwaitedAppendsAndBatchesHeedTheEnd(CaseContext context)
    {
        var (store, other) = (context.Open<IVisitStore>(), context.Open<IVisitStore>());
        Check.Equal(4, store.CreateMany(Enumerable.Range(0, 4).Select(number => Ending(context, $"v{number}", 20))).Succeeded);
        Check.Equal(4, (await other.SaveManyAsync((await other.LoadManyAsync(["v0", "v1", "v2", "v3"], SessionLoad.HeaderOnly)).Select(static visit => visit))).Succeeded);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => store.AppendNotesAsync($"v{number % 4}", "x").AsTask()));
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => store.AppendHeartbeatsAsync($"v{number % 4}", new Heartbeat(number, 0)).AsTask()));
        Check.Equal((5, 5), (store.Load("v1").Notes.Count, store.Load("v1").Heartbeats.Count));
        context.Clock.Advance(19 * s_minute);
        Check.Equal(4L, await store.CountAsync());
        context.Clock.Advance(s_minute);
        Check.Equal(0L, await store.CountAsync());
        await Check.ThrowsAsync<SessionNotFoundException>(() => store.AppendNotesAsync("v0", "y").AsTask());
    }

    private static void AppendsUnderALeaseHeedTheEnd(CaseContext context)
    {
        Check.Possible(context.Environment.HasLeases, "the backend has no leases");
        var store = context.Open<IPassingRunStore>();
        store.Create(new PassingRun { Id = "r", EndsAt = context.Now + (70 * s_minute) });
        using var lease = Check.Found(store.TryAcquireLease("r", "a", LeaseSamples.Long));
        context.Clock.Advance(50 * s_minute);
        store.Under(lease).AppendSteps("r", "x");
        context.Clock.Advance(19 * s_minute);
        store.Under(lease).AppendSteps("r", "y");
        Check.Sequence(["x", "y"], store.Load("r").Steps);
        context.Clock.Advance(s_minute);
        Check.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("r", "z"));
        Check.True(!store.Exists("r"));
    }

    private static Visit Ending(CaseContext context, string id, int minutes) => new() { Id = id, Place = id, ClosesAt = context.Now + ((minutes - 5) * s_minute) };
}
