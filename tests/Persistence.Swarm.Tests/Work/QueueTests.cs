using Persistence.Swarm.Tests.Backends;
using Persistence.TestKit;
using Persistence.Testing.Redis;
using Swarm.Agents;
using Swarm.Queue;

namespace Persistence.Swarm.Tests.Work;

public sealed class QueueTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public void Each_message_arrives_once(string backend)
    {
        using var place = Begin(backend);
        var queue = place.Swarm.Queue;
        Assert.True(queue.Send("q1", "Ada", "Ben", "one"));
        Assert.True(queue.Send("q2", "Ada", "Ben", "two"));
        Assert.False(queue.Send("q1", "Ada", "Ben", "one"));
        Assert.True(queue.Send("q3", "Ada", "Dora", "three"));
        Parallel.For(0, 3, worker =>
        {
            using var stores = place.Open().Stores;
            var own = new QueueOperations(stores.Queue, stores.Agents, TimeProvider.System);
            while (own.DeliverNext($"worker-{worker}") is not null)
            {
                // The next one.
            }
        });
        Assert.Equal((2, 1, 0), (queue.Count(QueueStatus.Delivered), queue.Count(QueueStatus.Failed), queue.Count(QueueStatus.Pending)));
        Assert.Equal(["one", "two"], place.Swarm.Stores.Agents.ReadInbox("Ben").Select(static message => message.Payload).Order());
        Assert.Equal("There is no agent Dora.", place.Swarm.Stores.Queue.Load("q3").LastError);

        place.Swarm.Agents.Register("Dora", "late", "tests");
        Assert.True(queue.Retry("q3"));
        Assert.False(queue.Retry("q1"));
        Assert.Equal(QueueStatus.Delivered, queue.DeliverNext("worker")?.Status);
        Assert.Equal("three", Assert.Single(place.Swarm.Stores.Agents.ReadInbox("Dora")).Payload);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_message_waits_for_nobody_s_clock(string backend)
    {
        using var place = Begin(backend);
        var ahead = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(1)));
        var late = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(-1)));
        using (ahead.Stores)
        using (late.Stores)
        {
            ahead.Queue.Send("q1", "Ada", "Dora", "one");
            Assert.Equal(QueueStatus.Failed, place.Swarm.Queue.DeliverNext("right")?.Status);
            place.Swarm.Agents.Register("Dora", "late", "tests");
            Assert.True(ahead.Queue.Retry("q1"));
            Assert.Equal(QueueStatus.Delivered, place.Swarm.Queue.DeliverNext("right")?.Status);
            place.Swarm.Queue.Send("q2", "Ada", "Dora", "two");
            Assert.Equal(QueueStatus.Delivered, late.Queue.DeliverNext("late")?.Status);
        }

        Assert.Equal(["one", "two"], place.Swarm.Stores.Agents.ReadInbox("Dora").Select(static message => message.Payload));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void What_was_sent_first_is_delivered_first_whatever_the_clocks_of_the_senders_say(string backend)
    {
        using var place = Begin(backend);
        var ahead = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(1)));
        var late = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(-1)));
        using (ahead.Stores)
        using (late.Stores)
        {
            // Neither the order of their ids nor that of the clocks.
            place.Swarm.Queue.Send("q3", "Ada", "Ben", "one");
            ahead.Queue.Send("q4", "Ada", "Dora", "two");
            late.Queue.Send("q1", "Ada", "Ben", "three");
            place.Swarm.Queue.Send("q2", "Ada", "Ben", "four");
            Assert.Equal(["q3", "q4"], [place.Swarm.Queue.DeliverNext("right")!.QueueId, place.Swarm.Queue.DeliverNext("right")!.QueueId]);

            // Tried again, it goes after those that wait.
            place.Swarm.Agents.Register("Dora", "late", "tests");
            Assert.True(late.Queue.Retry("q4"));
            Assert.Equal(["q1", "q2", "q4"], [ahead.Queue.DeliverNext("ahead")!.QueueId, late.Queue.DeliverNext("late")!.QueueId, place.Swarm.Queue.DeliverNext("right")!.QueueId]);
        }

        Assert.Equal(["one", "three", "four"], place.Swarm.Stores.Agents.ReadInbox("Ben").Select(static message => message.Payload));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_message_that_somebody_took_and_did_not_deliver_comes_back(string backend)
    {
        using var place = Begin(backend);
        place.Swarm.Queue.Send("q1", "Ada", "Ben", "one");
        var stores = place.Swarm.Stores;

        // As if killed after the inbox and before the queue: the lease is left to end by itself.
        var claim = stores.Queue.ClaimDue("dead", TimeSpan.FromMilliseconds(50))!;
        stores.Agents.AppendInbox("Ben", new InboxMessage("q1", "Ada", "one", DateTimeOffset.UnixEpoch));
        Assert.True(SpinWait.SpinUntil(() => place.Swarm.Queue.DeliverNext("alive") is not null, TimeSpan.FromMinutes(1)));
        Assert.Equal(1, stores.Agents.CountInbox("Ben"));
        Assert.Equal((QueueStatus.Delivered, 2), stores.Queue.Load("q1") is var entry ? (entry.Status, entry.Attempts) : default);
        Assert.Throws<SessionLeaseLostException>(() => stores.Queue.Under(claim.Lease).Save(claim.Session));
    }
}
