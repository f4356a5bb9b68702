using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Clocks that are set back, and times to live that no clock reaches the end of.</summary>
internal static class ClockCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Expiry, ACommitUnderAClockSetBackShortensNoLife),
        new(Contract.Expiry, AClockSetBackLeavesAFixedTimeToLive),
        new(Contract.Expiry, ASessionUnderAClockBefore1970Expires),
        new(Contract.Expiry, ATimeToLiveBeyondTheEndOfTimeIsForEver),
    ];

    private static readonly TimeSpan s_step = TimeSpan.FromDays(30);

    private static void ACommitUnderAClockSetBackShortensNoLife(CaseContext context)
    {
        foreach (var (name, commit) in Commits())
        {
            var store = context.Open<IAgentPresenceStore>();
            store.Create(new AgentPresence { Agent = name, Heartbeats = [new(1, 0)] });
            context.Clock.Advance(TimeSpan.FromMinutes(30));
            context.Clock.SetBack(s_step);
            commit(store, name);
            context.Clock.Advance(s_step);
            Check.True(store.Exists(name), $"{name}: half an hour is left when the clock is right again");
            Check.Sequence([name], store.Keys());
            Check.Equal(0, store.PurgeExpired().Purged);
            context.Clock.Advance(TimeSpan.FromMinutes(29));
            Check.True(store.Exists(name), $"{name}: one minute is left");
            context.Clock.Advance(TimeSpan.FromMinutes(1));
            Check.True(!store.Exists(name), $"{name}: it ends when it was to end");
            Check.Equal(1, store.PurgeExpired().Purged);
        }
    }

    private static void ASessionUnderAClockBefore1970Expires(CaseContext context)
    {
        // Ending at the very moment that timestamps count from, and before it.
        foreach (var start in (TimeSpan[])[TimeSpan.FromMinutes(-90), TimeSpan.FromHours(-10)])
        {
            context.Clock.SetBack(context.Clock.GetUtcNow() - (DateTimeOffset.UnixEpoch + start));
            var store = context.Open<IAgentPresenceStore>();
            store.Create(new AgentPresence { Agent = "early" });
            context.Clock.Advance(TimeSpan.FromMinutes(30));
            store.AppendHeartbeats("early", new Heartbeat(1, 0));
            store.Save(store.Load("early"));
            context.Clock.Advance(TimeSpan.FromMinutes(59));
            Check.True(store.Exists("early"), "one minute is left");
            Check.Sequence(["early"], store.Keys());
            context.Clock.Advance(TimeSpan.FromMinutes(1));
            Check.True(store.Find("early") is null, "it has expired");
            Check.Sequence([], store.Keys());
            Check.Throws<SessionNotFoundException>(() => store.ReadHeartbeats("early"));
            Check.Equal(1, store.PurgeExpired().Purged);
        }
    }

    private static Dictionary<string, Action<IAgentPresenceStore, string>> Commits() => new()
    {
        ["append"] = static (store, key) => store.AppendHeartbeats(key, new Heartbeat(2, 0)),
        ["save"] = static (store, key) => store.Save(store.Load(key)),
        ["save with an entry"] = static (store, key) =>
        {
            var presence = store.Load(key);
            presence.Activity = "typing";
            presence.Heartbeats.Add(new(2, 0));
            store.Save(presence);
        },
    };

    private static void AClockSetBackLeavesAFixedTimeToLive(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "l" });
        context.Clock.SetBack(s_step);
        store.AppendNotes("l", "x");
        store.Save(store.Load("l"));
        context.Clock.Advance(s_step + TimeSpan.FromMinutes(59));
        Check.True(store.Exists("l"), "one minute is left");
        context.Clock.Advance(TimeSpan.FromMinutes(1));
        Check.True(!store.Exists("l"));
    }

    private static void ATimeToLiveBeyondTheEndOfTimeIsForEver(CaseContext context)
    {
        var store = context.Open<IArchiveStore>();
        store.Create(new Archive { Id = "a", Title = "t", Pages = ["1"] });
        Check.Equal(2L, store.AppendPages("a", "2"));
        var archive = store.Load("a");
        archive.Pages.Add("3");
        store.Save(archive);
        context.Clock.Advance(TimeSpan.FromDays(365_000));
        Check.Equal(4L, store.AppendPages("a", "4"));
        Check.Sequence(["1", "2", "3", "4"], store.Load("a").Pages);
        Check.Sequence(["a"], store.FindByTitle("t"));
        Check.Sequence(["a"], store.Keys());
        Check.Equal(0, store.PurgeExpired().Purged);
        Check.True(store.Verify().IsIntact, "nothing is wrong with it");
    }
}
