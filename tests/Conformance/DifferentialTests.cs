using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>The same scenario on every backend gives the same answers and the same stored values, line by line.</summary>
public sealed class DifferentialTests(RedisServerFixture redis, GarnetServerFixture garnet) : IClassFixture<RedisServerFixture>, IClassFixture<GarnetServerFixture>
{
    [Fact]
    public void All_backends_give_one_transcript()
    {
        var seed = Environment.TickCount;
        var steps = Scenario.Random(seed, length: 250);
        Compare(seed, environment => Run(environment, steps));
    }

    [Fact]
    public void All_backends_find_the_same_by_values_of_every_kind()
    {
        var seed = Environment.TickCount;
        Compare(seed, environment => ValueScenario.Run(environment, seed, length: 200));
    }

    [Fact]
    public void All_backends_end_what_slides_at_the_end_that_it_says()
    {
        var seed = Environment.TickCount;
        Compare(seed, environment => LifeScenario.Run(environment, seed, length: 150));
    }

    private void Compare(int seed, Func<TestEnvironment, IReadOnlyList<string>> run)
    {
        var expected = run(new InMemoryEnvironment());
        var environments = new List<TestEnvironment> { new JsonEnvironment(), new SqliteEnvironment(), new RedisEnvironment(garnet.Connection) };
        if (RedisAvailability.Problem is null)
        {
            environments.Add(new RedisEnvironment(redis.Connection));
        }

        Assert.All(environments, environment =>
        {
            try
            {
                Scenario.CheckEqual(expected, run(environment));
            }
            catch (ConformanceException difference)
            {
                throw new ConformanceException($"Seed {seed}, {environment.GetType().Name}: {difference.Message}", difference);
            }
        });
    }

    private static IReadOnlyList<string> Run(TestEnvironment environment, IReadOnlyList<ScenarioStep> steps)
    {
        using (environment)
        {
            return Scenario.Run(environment, steps);
        }
    }
}
