namespace Persistence.Sqlite.Tests.Async;

public sealed class WaitingLineTests
{
    private readonly List<CommitWork> _batch = [];
    private readonly WaitingLine _line;
    private int _calls;

    public WaitingLineTests() => _line = new WaitingLine(() => _calls++);

    [Fact]
    public void Tasks_call_one_leader_however_many_they_are()
    {
        var tasks = Tasks(5);
        Assert.Equal(1, _calls);
        var first = _line.TryLeadTasks();
        Assert.NotNull(first);
        Gather(first);
        Assert.Equal(5, _batch.Count);
        Assert.False(_line.Answer(_batch, null, mayLeadOn: false));
        Assert.All(tasks, task => Assert.True(task.IsCompleted));
        Assert.Equal(1, _calls);
        Assert.Null(_line.TryLeadTasks());
    }

    [Fact]
    public void Tasks_that_come_while_one_leads_call_the_next_leader()
    {
        Tasks(1);
        var first = _line.TryLeadTasks()!;
        Gather(first);
        var late = Tasks(1);
        Assert.Equal(1, _calls);
        Assert.False(_line.Answer(_batch, null, mayLeadOn: false));
        Assert.Equal(2, _calls);
        Assert.False(late[0].IsCompleted);
        Assert.NotNull(_line.TryLeadTasks());
    }

    [Fact]
    public void A_thread_leads_at_once_where_the_pool_has_no_thread_left_for_the_tasks()
    {
        var tasks = Tasks(3);
        var own = Work();
        Assert.True(_line.TryLead(own));
        Assert.Null(_line.TryLeadTasks());
        Gather(own);
        Assert.Equal(4, _batch.Count);
        Assert.False(_line.Answer(_batch, own, mayLeadOn: false));
        Assert.All(tasks, task => Assert.True(task.IsCompleted));
    }

    [Fact]
    public void A_thread_that_stands_in_line_is_made_to_lead_before_a_task()
    {
        var own = Work();
        Assert.True(_line.TryLead(own));
        Gather(own);
        var task = Tasks(1)[0];
        var waiting = Work();
        Assert.False(_line.TryLead(waiting));
        Assert.False(_line.Answer(_batch, own, mayLeadOn: false));
        Assert.False(waiting.WaitUntilDone());
        Assert.Equal(0, _calls);
        Gather(waiting);
        Assert.False(_line.Answer(_batch, waiting, mayLeadOn: false));
        Assert.True(task.IsCompleted);
    }

    [Fact]
    public void Threads_and_tasks_share_full_batches()
    {
        var own = Work();
        Assert.True(_line.TryLead(own));
        Tasks(300);
        for (var number = 0; number < 300; number++)
        {
            Assert.False(_line.TryLead(Work()));
        }

        Gather(own);
        Assert.Equal(256, _batch.Count);
        Assert.False(_line.Answer(_batch, own, mayLeadOn: false));
        Assert.InRange(_batch.Count(work => work is AwaitedWork), 120, 136);
    }

    [Fact]
    public void A_leader_goes_on_with_those_that_wait_and_leaves_when_nobody_does()
    {
        var own = Work();
        Assert.True(_line.TryLead(own));
        Gather(own);
        var waiting = Work();
        Assert.False(_line.TryLead(waiting));
        Assert.True(_line.Answer(_batch, own, mayLeadOn: true));
        Assert.False(_line.TryLead(Work()));
        _batch.Clear();
        _line.Gather(_batch);
        Assert.Contains(waiting, _batch);
        Assert.Equal(2, _batch.Count);
        Assert.False(_line.Answer(_batch, null, mayLeadOn: true));
        Assert.True(waiting.WaitUntilDone());
        Assert.True(_line.TryLead(Work()));
    }

    private void Gather(CommitWork first)
    {
        _batch.Clear();
        _batch.Add(first);
        _line.Gather(_batch);
    }

    private static ChangeWork Work() => new(static _ => { });

    private List<Task> Tasks(int count)
    {
        var tasks = new List<Task>();
        for (var number = 0; number < count; number++)
        {
            var work = new AwaitedWork();
            tasks.Add(work.BeAwaited());
            _line.Stand(work);
        }

        return tasks;
    }

    private sealed class AwaitedWork : CommitWork
    {
        public override void Apply(SqliteLink link)
        {
        }
    }
}
