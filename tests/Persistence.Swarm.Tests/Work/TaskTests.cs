using Persistence.Swarm.Tests.Backends;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Tasks;

namespace Persistence.Swarm.Tests.Work;

public sealed class TaskTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public void The_most_important_task_that_can_be_done_is_taken(string backend)
    {
        using var place = Begin(backend);
        var tasks = place.Swarm.Tasks;
        tasks.Add("water", "Boil the water", priority: 1);
        tasks.Add("tea", "Make the tea", priority: 9, "water");
        Assert.Equal("water", tasks.Claim("Ada")?.TaskId);
        Assert.Equal("water", tasks.Claim("Ada")?.TaskId);
        Assert.Null(tasks.Claim("Ben"));
        tasks.Report("water", "Ada", 50, "wait");
        tasks.Complete("water", "Ada");
        Assert.Equal("tea", tasks.Claim("Ben")?.TaskId);
        Assert.Equal("water", Assert.Single(tasks.Of("Ada")).TaskId);
        Assert.Empty(tasks.Pending());
        Assert.Equal("The task water is Completed by Ada; Ben cannot change it.", Assert.Throws<SwarmException>(() => tasks.Complete("water", "Ben")).Message);
        Assert.Equal("There is no task none.", Assert.Throws<SwarmException>(() => tasks.Complete("none", "Ben")).Message);
        Assert.Throws<SessionValidationException>(() => tasks.Report("tea", "Ben", 101));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Of_agents_that_take_at_once_each_task_has_one(string backend)
    {
        using var place = Begin(backend);
        for (var number = 0; number < 12; number++)
        {
            place.Swarm.Tasks.Add($"task-{number}", "Work", number);
        }

        var taken = new List<(string Task, string Agent)>();
        Parallel.For(0, 4, worker =>
        {
            using var stores = place.Open().Stores;
            var tasks = new TaskOperations(stores.Tasks, TimeProvider.System);
            while (tasks.Claim($"agent-{worker}") is { } task)
            {
                tasks.Complete(task.TaskId, $"agent-{worker}");
                lock (taken)
                {
                    taken.Add((task.TaskId, $"agent-{worker}"));
                }
            }
        });
        Assert.Equal(12, taken.Count);
        Assert.Equal(12, taken.DistinctBy(static pair => pair.Task).Count());
        Assert.All(taken, pair => Assert.Equal(pair.Agent, place.Swarm.Stores.Tasks.Load(pair.Task).AgentId));
    }
}
