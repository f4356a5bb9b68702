namespace Persistence.Redis.Scripts;

/// <summary>The Lua scripts by which one of many processes maintains a store.</summary>
internal static class MaintenanceScripts
{
    /// <summary>Gives the maintenance to a process for a while, or goes on giving it. KEYS: the claim. ARGV: the process, for how long in ms. Answers 1 when it is its.</summary>
    public static RedisScript Claim { get; } = new("""
        local holder = redis.call('GET', KEYS[1])
        if holder and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """);

    /// <summary>Ends it. KEYS: the claim. ARGV: the process. Answers 1 when it was its.</summary>
    public static RedisScript Release { get; } = new("""
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        redis.call('DEL', KEYS[1])
        return 1
        """);
}
