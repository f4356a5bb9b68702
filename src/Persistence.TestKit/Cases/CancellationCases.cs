using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Cancelled calls.</summary>
internal static class CancellationCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Cancellation, ACancelledChangeStoresNothing),
        new(Contract.Cancellation, ACancelledChangeCanBeRepeated),
        new(Contract.Cancellation, ACancelledReadEnds),
        new(Contract.Cancellation, KeysEndWhenTheyAreCancelled),
        new(Contract.Cancellation, ACancelStormLeavesWhatWasAcknowledgedAndNothingElse),
        new(Contract.Cancellation, ACancelStormOverSavesLosesNoUpdate),
    ];

    private static async Task ACancelledChangeStoresNothing(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a", messages: 1));
        var chat = await store.LoadAsync("a");
        chat.Topic = "changed";
        await Cancelled(token => store.CreateAsync(Samples.Chat("b"), token).AsTask());
        await Cancelled(token => store.SaveAsync(Samples.Chat("c"), token).AsTask());
        await Cancelled(token => store.SaveAsync(chat, token).AsTask());
        await Cancelled(token => store.AppendMessagesAsync("a", Samples.Message(2), token).AsTask());
        await Cancelled(token => store.AppendMessagesAsync("a", Samples.Messages(3, 3), token).AsTask());
        await Cancelled(token => store.DeleteAsync("a", token).AsTask());
        var other = context.Open<IMultichatSessionStore>();
        Check.Sequence(["a"], other.Keys());
        Samples.CheckHeader(Samples.Chat("a"), other.Load("a"));
        Check.Equal(1L, Samples.Version(other.Load("a")));
        Check.Equal(1L, other.CountMessages("a"));
    }

    private static async Task ACancelledChangeCanBeRepeated(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("a", messages: 2);
        await Cancelled(token => store.CreateAsync(chat, token).AsTask());
        await store.CreateAsync(chat);
        chat.Topic = "changed";
        chat.Messages.Add(Samples.Message(3));
        await Cancelled(token => store.SaveAsync(chat, token).AsTask());
        await store.SaveAsync(chat);
        var found = await store.LoadAsync("a");
        Check.Equal("changed", found.Topic);
        Check.Equal(2L, Samples.Version(found));
        Check.Sequence(Samples.Ids(1, 3), Samples.Ids(found.Messages));
    }

    private static async Task ACancelledReadEnds(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a", messages: 1));
        await Cancelled(token => store.FindAsync("a", cancellationToken: token).AsTask());
        await Cancelled(token => store.FindAsync("a", SessionLoad.HeaderOnly, token).AsTask());
        await Cancelled(token => store.LoadAsync("a", cancellationToken: token).AsTask());
        await Cancelled(token => store.ExistsAsync("a", token).AsTask());
        await Cancelled(token => store.CountAsync(token).AsTask());
        await Cancelled(token => store.PurgeExpiredAsync(token).AsTask());
        await Cancelled(token => store.VerifyAsync(token).AsTask());
        await Cancelled(token => store.VerifyAsync(progress: null, token).AsTask());
        await Cancelled(token => store.MaintainAsync(token).AsTask());
        await Cancelled(token => store.UpgradeAllAsync(null, token).AsTask());
        await Cancelled(token => store.DiagnoseAsync(token).AsTask());
        await Cancelled(token => store.ReadMessagesAsync("a", cancellationToken: token).AsTask());
        await Cancelled(token => store.ReadLastMessagesAsync("a", 1, token).AsTask());
        await Cancelled(token => store.CountMessagesAsync("a", token).AsTask());
        await Cancelled(token => store.FindByStatusAsync(SessionStatus.Active, cancellationToken: token).AsTask());
        await Cancelled(token => store.FindByLastActivityBetweenAsync(Samples.Moment, Samples.Moment.AddDays(1), cancellationToken: token).AsTask());
        Check.Sequence(Samples.Ids(1, 1), Samples.Ids((await store.LoadAsync("a")).Messages));
    }

    private static async Task KeysEndWhenTheyAreCancelled(CaseContext context)
    {
        var store = context.Open<IServerSettingStore>();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => store.CreateAsync(new ServerSetting { Name = $"k{number:D2}" }).AsTask()));
        await Cancelled(token => Attempt.ToList(store.KeysAsync(token)));
        Check.Equal(3, await CountUntilCancelled(token => store.KeysAsync(token).ConfigureAwait(false)));
        Check.Equal(3, await CountUntilCancelled(token => store.KeysAsync(CancellationToken.None).WithCancellation(token)));
        Check.Equal(40, (await Attempt.ToList(store.KeysAsync())).Count);
    }

    // Each append is cancelled at a moment of its own, some before they begin, most while they wait or run.
    private static async Task ACancelStormLeavesWhatWasAcknowledgedAndNothingElse(CaseContext context)
    {
        var stores = new[] { context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>() };
        await stores[0].CreateAsync(Samples.Chat("a"));
        var seed = Environment.TickCount & 0xffff;
        var random = new Random(seed);
        var acknowledged = new ConcurrentBag<string>();
        for (var round = 0; round < 6; round++)
        {
            var sources = Enumerable.Range(0, 40).Select(_ => new CancellationTokenSource()).ToArray();
            var first = round * sources.Length;
            var appends = sources.Select((source, number) => AppendAsync(stores[number % 2], Samples.Message(first + number), acknowledged, source.Token)).ToArray();
            foreach (var source in sources.OrderBy(_ => random.Next()))
            {
                await source.CancelAsync();
            }

            await Task.WhenAll(appends);
            Array.ForEach(sources, source => source.Dispose());
        }

        Check.Sequence(
            acknowledged.Order(StringComparer.Ordinal),
            Samples.Ids(context.Open<IMultichatSessionStore>().ReadMessages("a")).Order(StringComparer.Ordinal),
            $"what is stored after the storm of seed {seed}");
    }

    private static async Task ACancelStormOverSavesLosesNoUpdate(CaseContext context)
    {
        var store = context.Open<IMeasurementStore>();
        await store.CreateAsync(new Measurement { Id = 1 });
        var saved = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var number = 0; number < 15; number++)
            {
                using var source = new CancellationTokenSource();
                var measurement = await store.LoadAsync(1);
                measurement.Progress++;
                var save = Attempt.SaveAsync(store, measurement, source.Token);
                await source.CancelAsync();
                Interlocked.Add(ref saved, await Uncancelled(save));
            }
        })));
        Check.Equal(saved, store.Load(1).Progress);
        Check.Equal(saved + 1L, Samples.Version(store.Load(1)));
    }

    private static async Task AppendAsync(IMultichatSessionStore store, ChatMessage message, ConcurrentBag<string> acknowledged, CancellationToken token)
    {
        try
        {
            await store.AppendMessagesAsync("a", message, token);
            acknowledged.Add(message.Id);
        }
        catch (OperationCanceledException cancelled)
        {
            Check.Equal(token, cancelled.CancellationToken);
        }
    }

    private static async Task<int> Uncancelled(Task<int> call)
    {
        try
        {
            return await call;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    private static async Task<int> CountUntilCancelled(Func<CancellationToken, ConfiguredCancelableAsyncEnumerable<string>> open)
    {
        using var source = new CancellationTokenSource();
        var count = 0;
        var error = await Check.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in open(source.Token))
            {
                if (++count == 3)
                {
                    await source.CancelAsync();
                }
            }
        });
        Check.Equal(source.Token, error.CancellationToken);
        return count;
    }

    private static async Task Cancelled(Func<CancellationToken, Task> call, [CallerArgumentExpression(nameof(call))] string what = "")
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var error = await Check.ThrowsAsync<OperationCanceledException>(() => call(source.Token), what);
        Check.Equal(source.Token, error.CancellationToken, $"{what}: the token of the error");
    }
}
