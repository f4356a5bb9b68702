using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>GetOrCreate, blocking and awaited.</summary>
internal static class GetOrCreateCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.GetOrCreate, ASessionThatIsThereIsNotMade),
        new(Contract.GetOrCreate, OfManyCallersOneCreates),
    ];

    private static async Task ASessionThatIsThereIsNotMade(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var created = store.GetOrCreate("c", static () => Samples.Chat("c", messages: 3));
        Check.Equal(1L, Samples.Version(created));
        var found = store.GetOrCreate("c", Never);
        Check.Sequence(Samples.Messages(1, 3), found.Messages);
        Check.Equal(0, store.GetOrCreate("c", Never, SessionLoad.HeaderOnly).Messages.Count);
        Check.Equal(1, (await store.GetOrCreateAsync("c", Never, SessionLoad.LastEntries(1))).Messages.Count);
        await store.GetOrCreateAsync("d", static () => Samples.Chat("d"));
        var none = Check.Throws<InvalidOperationException>(() => store.GetOrCreate("e", static () => null!));
        Check.True(none.Message.Contains("'e'", StringComparison.Ordinal));
        Check.True(!store.Exists("e"));
        Check.Sequence(["c", "d"], store.Keys());

        static MultichatSession Never() => throw new InvalidTimeZoneException();
    }

    private static async Task OfManyCallersOneCreates(CaseContext context)
    {
        var stores = Enumerable.Range(0, 4).Select(_ => context.Open<IMultichatSessionStore>()).ToList();
        for (var round = 1; round <= 5; round++)
        {
            var key = $"round {round}";
            var found = await Task.WhenAll(stores.Select((store, number) => Task.Run(() => store.GetOrCreateAsync(key, () =>
            {
                var chat = Samples.Chat(key);
                chat.Topic = $"made by {number}";
                return chat;
            }).AsTask())));
            Check.Sequence([stores[0].Load(key).Topic], found.Select(static chat => chat.Topic).Distinct());
        }
    }
}
