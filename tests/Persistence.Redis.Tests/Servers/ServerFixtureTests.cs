using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Servers;

public sealed class ServerFixtureTests(RedisServerFixture redis, GarnetServerFixture garnet) : IClassFixture<RedisServerFixture>, IClassFixture<GarnetServerFixture>
{
    [Fact]
    public void Redis_answers() => Assert.True(redis.Connection.GetDatabase().Ping() > TimeSpan.Zero);

    [Fact]
    public void Garnet_answers_and_knows_what_the_scripts_need()
    {
        var database = garnet.Connection.GetDatabase();
        var answer = database.ScriptEvaluate("""
            local now = redis.call('TIME')
            redis.call('HSET', KEYS[1], 'a', '1')
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'a', '1', 'b', '2')
            redis.call('PEXPIREAT', KEYS[1], now[1] * 1000 + 60000)
            redis.call('RPUSH', KEYS[2], 'x', 'y')
            redis.call('SADD', KEYS[3], 'x')
            return {redis.call('HMGET', KEYS[1], 'a', 'c'), redis.call('LRANGE', KEYS[2], 0, -1), redis.call('SISMEMBER', KEYS[3], 'x'), redis.call('HGETALL', KEYS[1])}
            """, ["{g}a", "{g}b", "{g}c"]);
        Assert.Equal(4, answer.Length);
        Assert.Equal(2, answer[1].Length);
        Assert.Equal(4, answer[3].Length);
        database.SortedSetAdd("z", [new("a\0k1", 0), new("a\0k2", 0), new("b\0k", 0)]);
        Assert.Equal(["a\0k2", "b\0k"], database.SortedSetRangeByValue("z", "a\0k1", default, StackExchange.Redis.Exclude.Start, take: 5).Select(static value => (string?)value));
    }
}
