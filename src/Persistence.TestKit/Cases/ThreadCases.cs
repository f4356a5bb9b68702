using System.Collections.Concurrent;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Many threads, several stores on one place.</summary>
internal static class ThreadCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Threads, AppendersOfOneSessionLoseNothingAndKeepTheirOrder),
        new(Contract.Threads, AppendersAndASaverDoNotDisturbEachOther),
        new(Contract.Threads, OfManyCreatorsOneSucceeds),
        new(Contract.Threads, OfManyDeletersOneSucceeds),
        new(Contract.Threads, RetriedAppendsOfManyAgentsAreStoredOnce),
        new(Contract.Threads, EachReadIsAPrefixOfTheFinalLog),
        new(Contract.Threads, AppendersAndADeleterLeaveNoOrphan),
        new(Contract.Threads, IncrementsUnderRetryAreAllCounted),
    ];

    private static void AppendersOfOneSessionLoseNothingAndKeepTheirOrder(CaseContext context)
    {
        var stores = Pair(context);
        stores[0].Create(Samples.Chat("c"));
        Parallel.For(0, 6, Options, writer =>
        {
            for (var number = 0; number < 10; number++)
            {
                stores[writer % 2].AppendMessages("c", Entry(writer, number, 0), Entry(writer, number, 1));
            }
        });
        var all = stores[1].ReadMessages("c");
        Check.Equal(120, all.Count);
        foreach (var own in all.GroupBy(message => message.Sender))
        {
            Check.Sequence(Enumerable.Range(0, 20), own.Select(message => int.Parse(message.Content, null)), own.Key);
        }

        // The two entries of one call stand next to each other.
        Check.True(all.Chunk(2).All(pair => pair[0].Sender == pair[1].Sender), "the entries of one call are one commit");
    }

    private static void AppendersAndASaverDoNotDisturbEachOther(CaseContext context)
    {
        var stores = Pair(context);
        stores[0].Create(Samples.Chat("c"));
        Parallel.For(0, 4, Options, worker =>
        {
            var chat = worker == 0 ? stores[0].Load("c", SessionLoad.HeaderOnly) : null;
            for (var number = 0; number < 15; number++)
            {
                if (chat is null)
                {
                    stores[worker % 2].AppendMessages("c", Entry(worker, number, 0));
                    continue;
                }

                chat.Topic = $"topic {number}";
                stores[0].Save(chat);
            }
        });
        var found = stores[1].Load("c");
        Check.Equal("topic 14", found.Topic);
        Check.Equal(16L, Samples.Version(found));
        Check.Equal(45, found.Messages.Count);
    }

    private static void OfManyCreatorsOneSucceeds(CaseContext context)
    {
        var stores = Pair(context);
        for (var round = 0; round < 5; round++)
        {
            var winners = new ConcurrentBag<int>();
            Parallel.For(0, 6, Options, creator =>
            {
                var chat = Samples.Chat($"c{round}", messages: creator);
                chat.Topic = $"by {creator}";
                if (Attempt.Create(stores[creator % 2], chat))
                {
                    winners.Add(creator);
                }
            });
            Check.Equal(1, winners.Count);
            var found = stores[round % 2].Load($"c{round}");
            Check.Equal($"by {winners.Single()}", found.Topic);
            Check.Equal(winners.Single(), found.Messages.Count);
        }
    }

    private static void OfManyDeletersOneSucceeds(CaseContext context)
    {
        var stores = Pair(context);
        for (var round = 0; round < 5; round++)
        {
            stores[0].Create(Samples.Chat("c", messages: 2));
            var winners = 0;
            Parallel.For(0, 6, Options, deleter => Interlocked.Add(ref winners, stores[deleter % 2].Delete("c") ? 1 : 0));
            Check.Equal(1, winners);
            Check.True(!stores[1].Exists("c"));
        }
    }

    private static void RetriedAppendsOfManyAgentsAreStoredOnce(CaseContext context)
    {
        var stores = Pair(context);
        stores[0].Create(Samples.Chat("c"));
        Parallel.For(0, 60, Options, attempt => stores[attempt % 2].AppendMessages("c", Samples.Message(attempt % 20)));
        Check.Sequence(
            Enumerable.Range(0, 20).Select(number => $"m{number}").Order(StringComparer.Ordinal),
            Samples.Ids(stores[0].ReadMessages("c")).Order(StringComparer.Ordinal));
    }

    private static void EachReadIsAPrefixOfTheFinalLog(CaseContext context)
    {
        var stores = Pair(context);
        stores[0].Create(Samples.Chat("c"));
        var reads = new ConcurrentBag<List<string>>();
        Parallel.For(0, 4, Options, worker =>
        {
            for (var number = 0; number < 15; number++)
            {
                if (worker < 2)
                {
                    stores[worker].AppendMessages("c", Entry(worker, number, 0), Entry(worker, number, 1));
                }
                else
                {
                    reads.Add([.. Samples.Ids(stores[worker % 2].Load("c").Messages)]);
                }
            }
        });
        var final = Samples.Ids(stores[0].ReadMessages("c")).ToList();
        Check.Equal(60, final.Count);
        foreach (var read in reads)
        {
            Check.Sequence(final.Take(read.Count), read);
            Check.Equal(0, read.Count % 2, "no read sees half of a call");
        }
    }

    private static void AppendersAndADeleterLeaveNoOrphan(CaseContext context)
    {
        var stores = Pair(context);
        for (var round = 0; round < 8; round++)
        {
            stores[0].Create(Samples.Chat("c"));
            Parallel.For(0, 3, Options, worker =>
            {
                if (worker == 0)
                {
                    stores[0].Delete("c");
                    return;
                }

                try
                {
                    stores[1].AppendMessages("c", Samples.Message(worker));
                }
                catch (SessionNotFoundException)
                {
                }
            });
            Check.True(!stores[1].Exists("c"));
            stores[1].Create(Samples.Chat("c"));
            Check.Sequence([], stores[0].ReadMessages("c"));
            stores[0].Delete("c");
        }

        Check.True(stores[0].Verify().IsIntact, "nothing remains of it");
    }

    private static void IncrementsUnderRetryAreAllCounted(CaseContext context)
    {
        var stores = new[] { context.Open<IMeasurementStore>(), context.Open<IMeasurementStore>() };
        stores[0].Create(new Measurement { Id = 1 });
        Parallel.For(0, 4, Options, worker =>
        {
            for (var done = 0; done < 5;)
            {
                var measurement = stores[worker % 2].Load(1);
                measurement.Progress++;
                done += Attempt.Save(stores[worker % 2], measurement) ? 1 : 0;
            }
        });
        Check.Equal(20, stores[0].Load(1).Progress);
        Check.Equal(21L, Samples.Version(stores[0].Load(1)));
        Check.Sequence([1], stores[0].FindByProgress(20));
        Check.Sequence([], stores[0].FindByProgress(19));
    }

    private static ParallelOptions Options { get; } = new() { MaxDegreeOfParallelism = 6 };

    private static IMultichatSessionStore[] Pair(CaseContext context) =>
        [context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>()];

    private static ChatMessage Entry(int writer, int call, int part) =>
        new($"{writer}/{call}/{part}", $"Agent-{writer}", $"{(call * 2) + part}", Samples.Moment);
}
