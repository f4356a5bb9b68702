using Persistence.GroupCommit;

namespace Persistence.Abstractions.Tests.GroupCommit;

public sealed class GroupCommitQueueTests
{
    private readonly List<Ticket> _batch = [];
    private readonly GroupCommitQueue<Ticket> _queue;
    private int _calls;

    public GroupCommitQueueTests() => _queue = new GroupCommitQueue<Ticket>(() => _calls++, delayDivisor: 4);

    [Fact]
    public void Tasks_schedule_one_leader_however_many_they_are()
    {
        var tasks = Tasks(5);
        Assert.Equal(1, _calls);
        var first = _queue.TryLeadAwaited();
        Assert.NotNull(first);
        Collect(first);
        Assert.Equal(5, _batch.Count);
        Assert.False(_queue.CompleteBatch(_batch, null, mayLeadOn: false));
        Assert.All(tasks, task => Assert.True(task.IsCompletedSuccessfully));
        Assert.Equal(1, _calls);
        Assert.Null(_queue.TryLeadAwaited());
    }

    [Fact]
    public void Tasks_that_come_while_one_leads_schedule_the_next_leader()
    {
        Tasks(1);
        var first = _queue.TryLeadAwaited()!;
        Collect(first);
        var late = Tasks(1);
        Assert.Equal(1, _calls);
        Assert.False(_queue.CompleteBatch(_batch, null, mayLeadOn: false));
        Assert.Equal(2, _calls);
        Assert.False(late[0].IsCompleted);
        Assert.NotNull(_queue.TryLeadAwaited());
    }

    [Fact]
    public void A_thread_leads_at_once_where_the_pool_has_no_thread_left_for_the_tasks()
    {
        var tasks = Tasks(3);
        var own = new Ticket();
        Assert.True(_queue.TryLead(own));
        Assert.Null(_queue.TryLeadAwaited());
        Collect(own);
        Assert.Equal(4, _batch.Count);
        Assert.False(_queue.CompleteBatch(_batch, own, mayLeadOn: false));
        Assert.All(tasks, task => Assert.True(task.IsCompleted));
    }

    [Fact]
    public void A_thread_that_waits_is_made_to_lead_before_a_task()
    {
        var own = new Ticket();
        Assert.True(_queue.TryLead(own));
        Collect(own);
        var task = Tasks(1)[0];
        var waiting = new Ticket();
        Assert.False(_queue.TryLead(waiting));
        Assert.False(_queue.CompleteBatch(_batch, own, mayLeadOn: false));
        Assert.False(waiting.WaitUntilDone());
        Assert.Equal(0, _calls);
        Collect(waiting);
        Assert.False(_queue.CompleteBatch(_batch, waiting, mayLeadOn: false));
        Assert.True(task.IsCompleted);
    }

    [Fact]
    public void Threads_and_tasks_share_full_batches()
    {
        var own = new Ticket();
        Assert.True(_queue.TryLead(own));
        var tasks = Tasks(300);
        for (var number = 0; number < 300; number++)
        {
            Assert.False(_queue.TryLead(new Ticket()));
        }

        Collect(own);
        Assert.Equal(256, _batch.Count);
        Assert.False(_queue.CompleteBatch(_batch, own, mayLeadOn: false));
        Assert.InRange(tasks.Count(task => task.IsCompleted), 120, 136);
    }

    [Fact]
    public void A_leader_goes_on_with_those_that_wait_and_leaves_when_nobody_does()
    {
        var own = new Ticket();
        Assert.True(_queue.TryLead(own));
        Collect(own);
        var waiting = new Ticket();
        Assert.False(_queue.TryLead(waiting));
        Assert.True(_queue.CompleteBatch(_batch, own, mayLeadOn: true));
        Assert.False(_queue.TryLead(new Ticket()));
        _batch.Clear();
        _queue.CollectBatch(_batch);
        Assert.Contains(waiting, _batch);
        Assert.Equal(2, _batch.Count);
        Assert.False(_queue.CompleteBatch(_batch, null, mayLeadOn: true));
        Assert.True(waiting.WaitUntilDone());
        Assert.True(_queue.TryLead(new Ticket()));
    }

    [Fact]
    public void A_batch_ends_before_an_exclusive_change_whose_caller_leads_next()
    {
        var own = new Ticket();
        Assert.True(_queue.TryLead(own));
        var (before, exclusive, after) = (new Ticket(), new Ticket { Exclusive = true }, new Ticket());
        Assert.False(_queue.TryLead(before));
        Assert.False(_queue.TryLead(exclusive));
        Assert.False(_queue.TryLead(after));
        Collect(own);
        Assert.Equal([own, before], _batch);
        Assert.False(_queue.CompleteBatch(_batch, own, mayLeadOn: false));
        Assert.True(before.WaitUntilDone());
        Assert.False(exclusive.WaitUntilDone());
        _queue.HandOffLeadership();
        Assert.False(after.WaitUntilDone());
    }

    [Fact]
    public async Task An_awaited_exclusive_change_is_made_by_its_own_caller_after_a_leader_was_scheduled()
    {
        var exclusive = new Ticket { Exclusive = true };
        var turn = _queue.EnqueueAsync(exclusive);
        var late = Tasks(1)[0];
        Assert.Equal(1, _calls);
        Assert.Null(_queue.TryLeadAwaited());
        Assert.True(turn.IsCompletedSuccessfully);
        Assert.False(await turn);
        Assert.False(_queue.TryLead(new Ticket()));
        Assert.False(late.IsCompleted);
        _queue.HandOffLeadership();
    }

    [Fact]
    public async Task An_awaited_exclusive_change_gets_its_turn_among_threads_that_keep_coming()
    {
        var leader = new Ticket();
        Assert.True(_queue.TryLead(leader));
        var turn = _queue.EnqueueAsync(new Ticket { Exclusive = true });
        for (var number = 0; !turn.IsCompleted; number++)
        {
            Assert.True(number < 4, "It is passed for ever.");
            var next = new Ticket();
            Assert.False(_queue.TryLead(next));
            Collect(leader);
            Assert.Equal([leader], _batch);
            Assert.False(_queue.CompleteBatch(_batch, leader, mayLeadOn: false));
            leader = next;
        }

        Assert.False(await turn);
    }

    [Fact]
    public async Task Many_callers_of_both_kinds_are_each_served_once()
    {
        var served = 0;
        var isLeading = 0;
        GroupCommitQueue<Ticket> queue = null!;
        queue = new GroupCommitQueue<Ticket>(() => ThreadPool.QueueUserWorkItem(_ => LeadFrom(queue.TryLeadAwaited(), isOwn: false)), delayDivisor: 4);
        var tasks = new List<Task>();
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var number = 0; number < 500; number++)
            {
                var ticket = new Ticket();
                if (queue.TryLead(ticket) || !ticket.WaitUntilDone())
                {
                    LeadFrom(ticket, isOwn: true);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        for (var number = 0; number < 500; number++)
        {
            tasks.Add(queue.EnqueueAsync(new Ticket()));
        }

        threads.ForEach(thread => thread.Join());
        await Task.WhenAll(tasks);
        Assert.Equal(2500, served);

        void LeadFrom(Ticket? first, bool isOwn)
        {
            if (first is null)
            {
                return;
            }

            List<Ticket> batch = [first];
            do
            {
                Assert.Equal(1, Interlocked.Increment(ref isLeading));
                queue.CollectBatch(batch);
                served += batch.Count;
                Interlocked.Decrement(ref isLeading);
            }
            while (Complete(batch, isOwn ? first : null));
        }

        bool Complete(List<Ticket> batch, Ticket? own)
        {
            var leadsOn = queue.CompleteBatch(batch, own, mayLeadOn: batch.Count > 1);
            batch.Clear();
            return leadsOn;
        }
    }

    private void Collect(Ticket first)
    {
        _batch.Clear();
        _batch.Add(first);
        _queue.CollectBatch(_batch);
    }

    private List<Task<bool>> Tasks(int count) => [.. Enumerable.Range(0, count).Select(_ => _queue.EnqueueAsync(new Ticket()))];

    private sealed class Ticket : CommitTicket
    {
        public bool Exclusive { get; init; }

        public override bool IsExclusive => Exclusive;
    }
}
