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
        var expected = Run(new InMemoryPlace(), steps);
        var places = new List<StorePlace> { new JsonPlace(), new SqlitePlace(), new RedisPlace(garnet.Connection) };
        if (RedisAvailability.Problem is null)
        {
            places.Add(new RedisPlace(redis.Connection));
        }

        Assert.All(places, place =>
        {
            try
            {
                Scenario.CheckEqual(expected, Run(place, steps));
            }
            catch (ConformanceException difference)
            {
                throw new ConformanceException($"Seed {seed}, {place.GetType().Name}: {difference.Message}", difference);
            }
        });
    }

    private static IReadOnlyList<string> Run(StorePlace place, IReadOnlyList<ScenarioStep> steps)
    {
        using (place)
        {
            return Scenario.Run(place, steps);
        }
    }
}
