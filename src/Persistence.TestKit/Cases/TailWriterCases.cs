using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Tails while several threads and stores write.</summary>
internal static class TailWriterCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Tail, TailsOfManyWritersHaveTheLog),
        new(Contract.Tail, TailsBegunAgainAtTheirCursorsHaveTheLog),
    ];

    private static void TailsOfManyWritersHaveTheLog(CaseContext context)
    {
        var stores = Enumerable.Range(0, 3).Select(_ => context.Open<IMultichatSessionStore>()).ToList();
        stores[0].Create(Samples.Chat("c"));
        const int writers = 4, each = 25;
        var threads = Enumerable.Range(0, writers).Select(writer => new Background(() =>
        {
            for (var number = 1; number <= each; number++)
            {
                stores[writer % stores.Count].AppendMessages("c", Samples.Message((writer * each) + number));
            }
        })).ToList();
        var read = new List<LogEvent<ChatMessage>>[stores.Count];
        threads.AddRange(Enumerable.Range(0, stores.Count).Select(reader => new Background(() =>
        {
            using var tail = new TailReader(stores[reader], "c");
            var left = writers * each;
            read[reader] = tail.Until(next => next.IsEntry && --left == 0);
        })));
        threads.ForEach(static thread => thread.End());
        var log = Samples.Ids(stores[0].ReadMessages("c")).ToList();
        foreach (var events in read)
        {
            CheckIsLog(log[..^1], events);
        }
    }

    private static void TailsBegunAgainAtTheirCursorsHaveTheLog(CaseContext context)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var stores = new[] { context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>() };
        stores[0].Create(Samples.Chat("c"));
        const int count = 120;
        var writing = new Background(() =>
        {
            for (var number = 1; number <= count; number++)
            {
                stores[number % 2].AppendMessages("c", Samples.Message(number));
            }
        });
        var all = new List<LogEvent<ChatMessage>>();
        while (all.Count < count)
        {
            using var tail = new TailReader(stores[random.Next(2)], "c", afterSequence: all.Count);
            for (var left = Math.Min(1 + random.Next(20), count - all.Count); left > 0;)
            {
                var next = (LogEvent<ChatMessage>)Check.Found<object>(tail.Next(), $"an entry, seed {seed}");
                left -= next.IsEntry ? 1 : 0;
                all.AddRange(next.IsEntry ? [next] : []);
            }
        }

        writing.End();
        CheckIsLog(Samples.Ids(1, count), all);
    }

    private static void CheckIsLog(IEnumerable<string> expected, IEnumerable<LogEvent<ChatMessage>> events)
    {
        var entries = events.Where(static next => next.IsEntry).ToList();
        Check.Sequence(expected, entries.Select(static next => next.Entry!.Id));
        Check.Sequence(entries.Select(static (_, position) => position + 1L), entries.Select(static next => next.Sequence));
        Check.True(events.Count(static next => next.Kind == LogEventKind.CaughtUp) <= 1, "it caught up once at most");
    }
}
