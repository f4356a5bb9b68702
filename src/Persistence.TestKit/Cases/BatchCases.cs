using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>CreateMany, SaveMany, DeleteMany and LoadMany, blocking and awaited.</summary>
internal static class BatchCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Batches, ManyAreCreatedSavedLoadedAndDeleted),
        new(Contract.Batches, EachOfABatchHasAnOutcomeOfItsOwn),
        new(Contract.Batches, AKeyTwiceInABatchIsTwoChanges),
        new(Contract.Batches, ManyKeysAreLoadedInTheirOrder),
        new(Contract.Batches, ADamagedSessionHidesNoOtherOfABatch),
        new(Contract.Batches, BatchesAtOnceLoseNothing),
        new(Contract.Batches, AnEmptyBatchAndANullAmongItsParts),
    ];

    private static async Task ManyAreCreatedSavedLoadedAndDeleted(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        string[] keys = [.. Enumerable.Range(0, 40).Select(static number => $"chat {number:D2}")];
        var chats = keys.Select(static key => Samples.Chat(key, messages: 2)).ToList();
        Check.Equal(20, store.CreateMany(chats.Take(20)).Succeeded);
        var created = await store.CreateManyAsync(chats.Skip(20));
        created.ThrowIfFailed();
        Check.Equal(20, created.Succeeded);
        Check.Sequence(keys, store.Keys());
        foreach (var chat in chats)
        {
            chat.Status = SessionStatus.Ended;
            chat.Messages.Add(Samples.Message(3));
        }

        Check.Equal(40, store.SaveMany(chats).Succeeded);
        Check.True(chats.TrueForAll(static chat => Samples.Version(chat) == 2), "each object has the version that is stored");
        Check.Equal(40, (await store.SaveManyAsync(chats)).Succeeded);
        var other = context.Open<IMultichatSessionStore>();
        var found = other.LoadMany(keys);
        Check.Sequence(keys, found.Select(static chat => chat.SessionId));
        Check.True(found.All(static chat => chat.Messages.Count == 3 && Samples.Version(chat) == 3), "each is loaded whole");
        Check.Sequence(keys, other.FindByStatus(SessionStatus.Ended));
        Check.Equal(39, store.DeleteMany(keys[1..]).Succeeded);
        Check.Equal(1, (await store.DeleteManyAsync(keys)).Succeeded);
        Check.Equal(0L, other.Count());
    }

    private static async Task EachOfABatchHasAnOutcomeOfItsOwn(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("taken"));
        var invalid = Samples.Chat("invalid");
        invalid.Topic = new string('x', 201);
        var created = store.CreateMany([Samples.Chat("a"), Samples.Chat("taken"), invalid, Samples.Chat("b")]);
        Check.Equal(2, created.Succeeded);
        Check.Sequence(["taken", "invalid"], created.Failures.Select(static failure => failure.Item.SessionId));
        Check.True(created.Failures[0].Error is SessionExistsException && created.Failures[1].Error is SessionValidationException, "each has the error of the single call");
        Check.Throws<SessionExistsException>(created.ThrowIfFailed);
        Check.Sequence(["a", "b", "taken"], store.Keys());

        var (older, gone, present) = (store.Load("a"), store.Load("b"), store.Load("taken"));
        store.Update("a", static chat => chat.Topic = "changed");
        store.Delete("b");
        var saved = await store.SaveManyAsync([older, gone, Samples.Chat("new"), present]);
        Check.Equal(2, saved.Succeeded);
        Check.Sequence(["a", "b"], saved.Failures.Select(static failure => failure.Item.SessionId));
        Check.True(saved.Failures.All(static failure => failure.Error is SessionConflictException), "both are conflicts");
        Check.Equal("changed", store.Load("a").Topic);
        Check.Sequence(["a", "new", "taken"], store.Keys());

        Check.Throws<ArgumentException>(() => store.DeleteMany(["", "a", "new"]));
        Check.Throws<ArgumentException>(() => store.LoadMany(["a", ""]));
        Check.Equal(2, store.DeleteMany(["a", "absent", "new"]).Succeeded);
        Check.Sequence(["taken"], store.Keys());
    }

    private static void AKeyTwiceInABatchIsTwoChanges(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var (first, second) = (Samples.Chat("c"), Samples.Chat("c"));
        second.Topic = "second";
        var created = store.CreateMany([first, second, Samples.Chat("d")]);
        Check.Equal(2, created.Succeeded);
        Check.True(ReferenceEquals(second, created.Failures[0].Item) && created.Failures[0].Error is SessionExistsException, "the second of a key exists already");
        Check.Equal("Persistence", store.Load("c").Topic);
        Check.Equal(2, store.SaveMany([first, first]).Succeeded);
        Check.Equal(3L, Samples.Version(store.Load("c")));
        Check.Equal(1, store.DeleteMany(["c", "c"]).Succeeded);
        Check.Sequence(["d", "d"], store.LoadMany(["d", "d"]).Select(static chat => chat.SessionId));
    }

    private static async Task ManyKeysAreLoadedInTheirOrder(CaseContext context)
    {
        var store = context.Open<ITeamTaskStore>();
        store.CreateMany(Enumerable.Range(1, 30).Select(static number => new TeamTask { Team = "red", Number = number, Remarks = { "a", "b" } })).ThrowIfFailed();
        (string, long)[] keys = [.. Enumerable.Range(0, 40).Select(static number => ("red", (long)(number * 7 % 40)))];
        var present = keys.Where(static key => key.Item2 is >= 1 and <= 30).ToArray();
        var found = await store.LoadManyAsync(keys, SessionLoad.LastEntries(1));
        Check.Sequence(present, found.Select(static task => (task.Team, task.Number)));
        Check.True(found.All(static task => task.Remarks.Count == 1), "as much of each log is read as was asked for");
        var headers = store.LoadMany(present, SessionLoad.HeaderOnly);
        Check.True(headers.All(static task => task.Remarks.Count == 0), "a header alone has no entries");
        headers[0].Remarks.Add("c");
        store.Save(headers[0]);
        Check.Equal(3L, store.CountRemarks(present[0]));
        Check.Equal(0, found.Skipped.Count);
    }

    private static void ADamagedSessionHidesNoOtherOfABatch(CaseContext context)
    {
        var store = Damage.Cause(context);
        var found = store.LoadMany(["other", "c", "absent"]);
        Check.Sequence(["other"], found.Select(static chat => chat.SessionId));
        Check.Sequence(["c"], found.Skipped.Select(static skipped => skipped.Session));
    }

    private static async Task BatchesAtOnceLoseNothing(CaseContext context)
    {
        var stores = Enumerable.Range(0, 4).Select(_ => context.Open<IMultichatSessionStore>()).ToList();
        var results = await Task.WhenAll(stores.Select(static store => Task.Run(() => store.CreateMany(Enumerable.Range(0, 25).Select(static number => Samples.Chat($"chat {number}"))))));
        Check.Equal(25, results.Sum(static result => result.Succeeded));
        Check.Equal(75, results.Sum(static result => result.Failures.Count));
        Check.True(results.SelectMany(static result => result.Failures).All(static failure => failure.Error is SessionExistsException), "the others find each key taken");
        Check.Equal(25L, stores[0].Count());
    }

    private static void AnEmptyBatchAndANullAmongItsParts(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        Check.Equal(0, store.CreateMany([]).Succeeded);
        Check.Equal(0, store.LoadMany([]).Count);
        Check.Throws<ArgumentException>(() => store.CreateMany([Samples.Chat("a"), null!]));
        Check.Throws<ArgumentException>(() => store.DeleteMany(["a", null!]));
        Check.Equal(0L, store.Count());
        store.Dispose();
        Check.Throws<ObjectDisposedException>(() => store.SaveMany([Samples.Chat("a")]));
    }
}
