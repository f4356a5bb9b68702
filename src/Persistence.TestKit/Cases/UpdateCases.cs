using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Update and UpdateIf, blocking and awaited.</summary>
internal static class UpdateCases
{
    private const int MostAttempts = 16;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Update, AnUpdateStoresTheChangeAndWhatItAddsToLogs),
        new(Contract.Update, AnUpdateIsRepeatedWhenAnotherCallerSaves),
        new(Contract.Update, AnUpdateThatAlwaysMeetsAnotherEndsAsAConflict),
        new(Contract.Update, AChangeThatThrowsOrHasNothingToSaveWritesNothing),
        new(Contract.Update, AnUpdateThatChangesTheKeyIsRefused),
        new(Contract.Update, ManyUpdatesAtOnceLoseNothing),
    ];

    private static async Task AnUpdateStoresTheChangeAndWhatItAddsToLogs(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        var updated = store.Update("c", chat => (chat.Topic, chat.Status) = ("changed", SessionStatus.Ended));
        Check.Equal(2L, Samples.Version(updated));
        updated = await store.UpdateAsync("c", static chat => chat.Messages.Add(Samples.Message(3)));
        Check.Equal(3L, Samples.Version(updated));
        var found = store.Load("c");
        Check.Equal("changed", found.Topic);
        Check.Sequence(Samples.Messages(1, 3), found.Messages);
        Check.Sequence(["c"], store.FindByStatus(SessionStatus.Ended));
        Check.Throws<SessionNotFoundException>(() => store.Update("absent", static chat => chat.Topic = "never"));
        await Check.ThrowsAsync<SessionNotFoundException>(() => store.UpdateIfAsync("absent", static _ => true).AsTask());
    }

    private static async Task AnUpdateIsRepeatedWhenAnotherCallerSaves(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var other = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var calls = 0;
        store.Update("c", Change);
        Check.Equal(3, calls);
        await store.UpdateAsync("c", Change);
        Check.Equal(4, calls);
        var found = store.Load("c");
        Check.Equal("other other mine mine", found.Context["said"]);
        Check.Equal(5L, Samples.Version(found));

        void Change(MultichatSession chat)
        {
            if (++calls <= 2)
            {
                other.Update("c", static chat => Say(chat, "other"));
            }

            Say(chat, "mine");
        }
    }

    private static async Task AnUpdateThatAlwaysMeetsAnotherEndsAsAConflict(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var other = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var calls = 0;
        Check.Throws<SessionConflictException>(() => store.Update("c", Change));
        Check.Equal(MostAttempts, calls);
        await Check.ThrowsAsync<SessionConflictException>(() => store.UpdateAsync("c", Change).AsTask());
        Check.Equal(2 * MostAttempts, calls);
        Check.Equal(string.Join(' ', Enumerable.Repeat("other", 2 * MostAttempts)), store.Load("c").Context["said"]);

        void Change(MultichatSession chat)
        {
            calls++;
            other.Update("c", static chat => Say(chat, "other"));
            Say(chat, "mine");
        }
    }

    private static async Task AChangeThatThrowsOrHasNothingToSaveWritesNothing(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        Check.Throws<InvalidTimeZoneException>(() => store.Update("c", static _ => throw new InvalidTimeZoneException()));
        await Check.ThrowsAsync<InvalidTimeZoneException>(() => store.UpdateAsync("c", static _ => throw new InvalidTimeZoneException()).AsTask());
        Check.True(!store.UpdateIf("c", static chat => (chat.Topic = "lost").Length == 0), "nothing to save");
        Check.True(!await store.UpdateIfAsync("c", static chat => (chat.Topic = "lost").Length == 0), "nothing to save, awaited");
        Check.Throws<SessionValidationException>(() => store.Update("c", static chat => chat.Topic = new string('x', 201)));
        Check.Equal(1L, Samples.Version(store.Load("c")));
        Check.True(store.UpdateIf("c", static chat => (chat.Topic = "kept").Length > 0), "saved");
        Check.True(await store.UpdateIfAsync("c", static chat => (chat.Topic += "!").Length > 0), "saved, awaited");
        Check.Equal("kept!", store.Load("c").Topic);
    }

    private static async Task AnUpdateThatChangesTheKeyIsRefused(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        Check.Possible(!store.GetType().Assembly.IsDynamic, "the store is wrapped, so that the key of a session cannot be seen");
        store.Create(new PostBox { Id = "one" });
        var error = Check.Throws<SessionValidationException>(() => store.Update("one", static box => box.Id = "two"));
        Check.Equal("Id", error.Failures[0].Member);
        await Check.ThrowsAsync<SessionValidationException>(() => store.UpdateAsync("one", static box => box.Id = "two").AsTask());
        Check.Throws<SessionValidationException>(() => store.GetOrCreate("three", static () => new PostBox { Id = "four" }));
        Check.Sequence(["one"], store.Keys());
        Check.Equal(1L, Samples.Version(store.Load("one")));
    }

    private static async Task ManyUpdatesAtOnceLoseNothing(CaseContext context)
    {
        const int Callers = 4;
        const int Each = 10;
        var stores = Enumerable.Range(0, Callers).Select(_ => context.Open<IMultichatSessionStore>()).ToList();
        stores[0].Create(Samples.Chat("c"));
        await Task.WhenAll(stores.Select(store => Task.Run(async () =>
        {
            for (var time = 0; time < Each; time++)
            {
                // A caller may lose sixteen times; then it begins once more, as a program would.
                while (!await TryUpdate(store))
                {
                }
            }
        })));
        Check.Equal(Callers * Each, stores[0].Load("c").Context["said"].Split(' ').Length);
    }

    private static async Task<bool> TryUpdate(IMultichatSessionStore store)
    {
        try
        {
            await store.UpdateAsync("c", static chat => Say(chat, "x"));
            return true;
        }
        catch (SessionConflictException)
        {
            return false;
        }
    }

    private static void Say(MultichatSession chat, string word) => chat.Context["said"] = chat.Context.TryGetValue("said", out var said) ? $"{said} {word}" : word;
}
