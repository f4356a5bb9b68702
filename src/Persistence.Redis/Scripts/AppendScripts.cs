namespace Persistence.Redis.Scripts;

/// <summary>
/// The Lua scripts that append to one log. KEYS: hash, list, the set of ids where entries have them, then, where time to
/// live slides, the session's other keys. ARGV: 1 the schema version, or <c>schema:now:time to live</c> where the user's clock is used
/// (now in ms; empty: the server's) or time to live slides (in ms; empty: it does not), then the entries, each behind its id where it
/// has one. They answer the log's length, or {'absent'}, {'schema', version} or {'damaged'}.
/// </summary>
internal static class AppendScripts
{
    // As a rule the stored schema version is the class's own, and nothing expires.
    private const string Check = """
        local stored = redis.call('HMGET', KEYS[1], '$version', '$schema', '$expires')
        local server, expires, ttl, now, length, before = true, nil, ''
        if not (stored[2] == ARGV[1] and stored[1] and not stored[3]) then
            if not (stored[1] and stored[2]) then return {redis.call('EXISTS', KEYS[1]) == 1 and 'damaged' or 'absent'} end
            local schema
            schema, now, ttl = string.match(ARGV[1], '^([^:]*):?([^:]*):?([^:]*)$')
            if tonumber(stored[2]) > tonumber(schema) then return {'schema', stored[2]} end
            server, expires, now = now == '', stored[3], tonumber(now)
            if expires or ttl ~= '' then
                if server then
                    local time = redis.call('TIME')
                    now = time[1] * 1000 + math.floor(time[2] / 1000)
                end
                if expires and tonumber(expires) <= now then return {'absent'} end
            end
        elseif #ARGV == 2 then
            return redis.call('RPUSH', KEYS[2], ARGV[2])
        end
        """;

    // An append that stored nothing, because every id was there, is no commit.
    private const string Expire = """
        if length > before and ttl ~= '' then
            expires, before = string.format('%.0f', now + tonumber(ttl)), 0
            redis.call('HSET', KEYS[1], '$expires', expires)
        end
        if expires and before == 0 and server then
            for index = 1, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end
        end
        """;

    /// <summary>Appends entries without ids.</summary>
    public static RedisScript Append { get; } = new($$"""
        {{Check}}
        if #ARGV == 1 then
            length = redis.call('LLEN', KEYS[2])
            before = length
        else
            for first = 2, #ARGV, 1000 do
                length = redis.call('RPUSH', KEYS[2], unpack(ARGV, first, math.min(first + 999, #ARGV)))
            end
            before = length - #ARGV + 1
        end
        {{Expire}}
        return length
        """);

    /// <summary>
    /// Appends entries with ids. A list of the wrong type fails at once, a set of the wrong type or a full server at the first
    /// SADD: nothing is written then.
    /// </summary>
    public static RedisScript AppendWithIds { get; } = new($$"""
        {{Check}}
        length = redis.call('LLEN', KEYS[2])
        before = length
        for entry = 2, #ARGV, 2 do
            if redis.call('SADD', KEYS[3], ARGV[entry]) == 1 then length = redis.call('RPUSH', KEYS[2], ARGV[entry + 1]) end
        end
        {{Expire}}
        return length
        """);

    /// <summary>Appends the entries of several calls: as <see cref="AppendWithIds"/>, but answers the length behind each entry.</summary>
    public static RedisScript AppendEachWithIds { get; } = new($$"""
        {{Check}}
        local lengths = {}
        length = redis.call('LLEN', KEYS[2])
        before = length
        for entry = 2, #ARGV, 2 do
            if redis.call('SADD', KEYS[3], ARGV[entry]) == 1 then length = redis.call('RPUSH', KEYS[2], ARGV[entry + 1]) end
            lengths[#lengths + 1] = length
        end
        {{Expire}}
        return lengths
        """);
}
