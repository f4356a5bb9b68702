using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>The asynchronous members beside the synchronous ones. The rest of the suite proves them through <see cref="AsynchronousEnvironment"/>.</summary>
internal static class AsynchronousCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Asynchronous, EachAsynchronousMemberDoesWhatTheSynchronousOneDoes),
        new(Contract.Asynchronous, TypedAsynchronousMembersDoWhatTheSynchronousOnesDo),
        new(Contract.Asynchronous, AsynchronousCallsEndWithTheErrorsOfTheSynchronousOnes),
        new(Contract.Asynchronous, ManyAppendsAtOnceAreEachStoredOnce),
        new(Contract.Asynchronous, AppendsAwaitedOneAfterAnotherKeepTheirOrder),
        new(Contract.Asynchronous, BothKindsOfAppendMeetOnOneSession),
        new(Contract.Asynchronous, IncrementsOfBothKindsAreAllCounted),
        new(Contract.Asynchronous, ASynchronousCallMayFollowAnAsynchronousOne),
        new(Contract.Asynchronous, KeysStreamWhileSessionsComeAndGo),
        new(Contract.Asynchronous, AStoreDisposedAsynchronouslyHasStoredEverything),
    ];

    private static async Task EachAsynchronousMemberDoesWhatTheSynchronousOneDoes(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.True(await store.FindAsync("a") is null);
        Check.True(!await store.ExistsAsync("a"));
        await store.CreateAsync(Samples.Chat("a", messages: 3));
        Samples.CheckHeader(Samples.Chat("a"), store.Load("a"));
        var chat = await store.LoadAsync("a", SessionLoad.LastEntries(1));
        Check.Sequence(["m3"], Samples.Ids(chat.Messages));
        chat.Topic = "changed";
        chat.Messages.Add(Samples.Message(4));
        await store.SaveAsync(chat);
        Check.Equal("changed", Check.Found(await store.FindAsync("a", SessionLoad.HeaderOnly)).Topic);
        Check.Sequence(Samples.Ids(1, 4), Samples.Ids(store.Load("a").Messages));
        Check.Equal(2L, Samples.Version(store.Load("a")));
        store.Create(Samples.Chat("b"));
        Check.Equal(2L, await store.CountAsync());
        Check.Sequence(store.Keys(), await Attempt.ToList(store.KeysAsync()));
        Check.Equal(0, await store.PurgeExpiredAsync());
        var report = await store.VerifyAsync();
        Check.True(report.IsIntact, string.Join("; ", report.Findings));
        Check.Equal((2L, 4L), (report.SessionsChecked, report.EntriesChecked));
        Check.True(await store.DeleteAsync("a"));
        Check.True(!await store.DeleteAsync("a"));
        Check.True(await store.ExistsAsync("b") && !store.Exists("a"));
    }

    private static async Task TypedAsynchronousMembersDoWhatTheSynchronousOnesDo(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a"));
        Check.Equal(1L, await store.AppendMessagesAsync("a", Samples.Message(1)));
        Check.Equal(5L, await store.AppendMessagesAsync("a", Samples.Messages(2, 4)));
        Check.Equal(5L, await store.AppendMessagesAsync("a", Samples.Messages(4, 2)));
        Check.Equal(5L, await store.AppendMessagesAsync("a", ReadOnlyMemory<ChatMessage>.Empty));
        Check.Equal(5L, await store.CountMessagesAsync("a"));
        Check.Sequence(Samples.Messages(1, 5), await store.ReadMessagesAsync("a"));
        Check.Sequence(Samples.Messages(3, 2), await store.ReadMessagesAsync("a", afterSequence: 2, limit: 2));
        Check.Sequence(Samples.Messages(4, 2), await store.ReadLastMessagesAsync("a", 2));
        Check.Sequence(["a"], await store.FindByStatusAsync(SessionStatus.Active));
        Check.Sequence([], await store.FindByStatusAsync(SessionStatus.Active, limit: 0));
        Check.Sequence(["a"], await store.FindByParticipantsAsync("Agent-7"));
        Check.Sequence(["a"], await store.FindByLastActivityAsync(Samples.Moment));
        Check.Sequence(["a"], await store.FindByLastActivityBetweenAsync(Samples.Moment, Samples.Moment.AddTicks(1)));
        Check.Sequence([], await store.FindByLastActivityBetweenAsync(Samples.Moment.AddTicks(-1), Samples.Moment));
    }

    private static async Task AsynchronousCallsEndWithTheErrorsOfTheSynchronousOnes(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a"));
        var stale = await store.LoadAsync("a");
        await store.SaveAsync(await store.LoadAsync("a"));
        await Check.ThrowsAsync<SessionExistsException>(() => store.CreateAsync(Samples.Chat("a")).AsTask());
        await Check.ThrowsAsync<SessionConflictException>(() => store.SaveAsync(stale).AsTask());
        await Check.ThrowsAsync<SessionNotFoundException>(() => store.LoadAsync("b").AsTask());
        await Check.ThrowsAsync<SessionNotFoundException>(() => store.AppendMessagesAsync("b", Samples.Message(1)).AsTask());
        await Check.ThrowsAsync<SessionNotFoundException>(() => store.ReadMessagesAsync("b").AsTask());
        await Check.ThrowsAsync<SessionValidationException>(() => store.CreateAsync(Samples.Chat("")).AsTask());
        await Check.ThrowsAsync<SessionValidationException>(() => store.AppendMessagesAsync("a", Samples.Message(1) with { Content = null! }).AsTask());
        await Check.ThrowsAsync<ArgumentException>(() => store.FindAsync("").AsTask());
        await Check.ThrowsAsync<ArgumentException>(() => store.AppendMessagesAsync(new string('k', 513), Samples.Message(1)).AsTask());
        await Check.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ReadMessagesAsync("a", afterSequence: -1).AsTask());
        await Check.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ReadLastMessagesAsync("a", -1).AsTask());
        await Check.ThrowsAsync<ArgumentOutOfRangeException>(() => store.FindByStatusAsync(SessionStatus.Active, limit: -1).AsTask());
        await Check.ThrowsAsync<ArgumentNullException>(() => store.CreateAsync(null!).AsTask());
        Check.Equal(0L, await store.CountMessagesAsync("a"));
        Check.Equal(2L, Samples.Version(await store.LoadAsync("a")));
    }

    private static async Task ManyAppendsAtOnceAreEachStoredOnce(CaseContext context)
    {
        var stores = new[] { context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>() };
        await stores[0].CreateAsync(Samples.Chat("a"));
        var results = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => stores[number % 2].AppendMessagesAsync("a", Samples.Message(number)).AsTask()));
        var sequences = results.Select(static result => result.Last).ToArray();
        Check.Sequence(Enumerable.Range(1, 400).Select(number => (long)number), sequences.Order());
        var stored = Samples.Ids(stores[1].ReadMessages("a")).ToList();
        for (var number = 0; number < 400; number++)
        {
            Check.Equal($"m{number}", stored[(int)sequences[number] - 1], $"the entry whose append returned {sequences[number]}");
        }

        // Entries without ids, of which none can be there already.
        var tasks = context.Open<ITeamTaskStore>();
        await tasks.CreateAsync(new TeamTask { Team = "red", Number = 1 });
        var remarks = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => tasks.AppendRemarksAsync(("red", 1L), $"{number}").AsTask()));
        var texts = tasks.ReadRemarks(("red", 1L));
        Check.Sequence(Enumerable.Range(0, 200).Select(static number => $"{number}"), remarks.Select(result => texts[(int)result.Last - 1]));
    }

    private static async Task AppendsAwaitedOneAfterAnotherKeepTheirOrder(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var number = 0; number < 12; number++)
            {
                await store.AppendMessagesAsync("a", new ChatMessage($"{writer}/{number}", $"{writer}", $"{number}", Samples.Moment));
            }
        }));
        var all = await store.ReadMessagesAsync("a");
        Check.Equal(96, all.Count);
        foreach (var own in all.GroupBy(message => message.Sender))
        {
            Check.Sequence(Enumerable.Range(0, 12).Select(number => $"{number}"), own.Select(message => message.Content), own.Key);
        }
    }

    private static async Task BothKindsOfAppendMeetOnOneSession(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a"));
        var asynchronous = Enumerable.Range(0, 60).Select(number => store.AppendMessagesAsync("a", Samples.Messages(number * 2, 2)).AsTask()).ToArray();
        Parallel.For(60, 120, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number => store.AppendMessages("a", Samples.Messages(number * 2, 2)));
        await Task.WhenAll(asynchronous);
        var ids = Samples.Ids(await store.ReadMessagesAsync("a")).ToList();
        Check.Sequence(Samples.Ids(0, 240).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));

        // The two entries of one call stand next to each other.
        Check.True(ids.Chunk(2).All(pair => int.Parse(pair[0].AsSpan(1), null) + 1 == int.Parse(pair[1].AsSpan(1), null)), "the entries of one call are one commit");
    }

    private static async Task IncrementsOfBothKindsAreAllCounted(CaseContext context)
    {
        var stores = new[] { context.Open<IMeasurementStore>(), context.Open<IMeasurementStore>() };
        await stores[0].CreateAsync(new Measurement { Id = 1 });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            var store = stores[worker % 2];
            for (var done = 0; done < 5;)
            {
                var measurement = await store.LoadAsync(1);
                measurement.Progress++;
                done += worker < 2 ? await Attempt.SaveAsync(store, measurement) : Attempt.Save(store, measurement) ? 1 : 0;
            }
        })));
        Check.Equal(20, (await stores[0].LoadAsync(1)).Progress);
        Check.Sequence([1], await stores[1].FindByProgressAsync(20));
    }

    // A continuation that blocks must not hold up whatever would end the wait: it never runs on a thread that commits for
    // others, or that has yet to wake the next writer. Otherwise this does not end.
    private static async Task ASynchronousCallMayFollowAnAsynchronousOne(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a"));
        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            for (var number = worker * 20; number < (worker * 20) + 20; number += 2)
            {
                await store.AppendMessagesAsync("a", Samples.Message(number)).ConfigureAwait(false);
                store.AppendMessages("a", Samples.Message(number + 1));
            }
        })));
        Check.Equal(320L, await store.CountMessagesAsync("a"));
    }

    private static async Task KeysStreamWhileSessionsComeAndGo(CaseContext context)
    {
        var store = context.Open<IServerSettingStore>();
        await Task.WhenAll(Enumerable.Range(0, 150).Select(number => store.CreateAsync(new ServerSetting { Name = $"stays{number:D3}" }).AsTask()));
        var seen = new List<string>();
        await foreach (var key in store.KeysAsync())
        {
            seen.Add(key);
            if (seen.Count % 10 == 1)
            {
                await store.CreateAsync(new ServerSetting { Name = $"comes{seen.Count:D3}" });
                store.Delete($"comes{seen.Count - 10:D3}");
            }
        }

        Check.Equal(150, seen.Count(key => key.StartsWith("stays", StringComparison.Ordinal)));
        Check.Sequence(seen.Order(StringComparer.Ordinal), seen);
    }

    private static async Task AStoreDisposedAsynchronouslyHasStoredEverything(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a"));
        var appends = Enumerable.Range(0, 50).Select(number => store.AppendMessagesAsync("a", Samples.Message(number)).AsTask()).ToArray();
        await Task.WhenAll(appends);
        await store.DisposeAsync();
        await store.DisposeAsync();
        store.Dispose();
        await Check.ThrowsAsync<ObjectDisposedException>(() => store.AppendMessagesAsync("a", Samples.Message(99)).AsTask());
        await Check.ThrowsAsync<ObjectDisposedException>(() => store.FindAsync("a").AsTask());
        Check.Throws<ObjectDisposedException>(() => store.AppendMessages("a", Samples.Message(99)));
        Check.Equal(50L, await context.Open<IMultichatSessionStore>().CountMessagesAsync("a"));
    }
}
