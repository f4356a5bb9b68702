namespace Persistence.Redis.Scripts;

/// <summary>The Lua scripts that keep indexes honest; docs/redis-layout.md has the argument.</summary>
internal static class IndexScripts
{
    /// <summary>
    /// Forbids the commit that wrote an index entry, unless it has been made. KEYS: hash, fence. ARGV: the commit's
    /// token, the hash field that would hold it, how long to forbid it in ms. Answers 1 when forbidden, 0 when it was made.
    /// </summary>
    public static RedisScript Fence { get; } = new("""
        local value = redis.call('HGET', KEYS[1], ARGV[2])
        if value and string.find(value, ARGV[1], 1, true) then return 0 end
        redis.call('SET', KEYS[2], '', 'PX', ARGV[3])
        return 1
        """);

    /// <summary>
    /// Gives a unique value to a session. KEYS: the value's key. ARGV: the new holder, the holder to replace (empty: none).
    /// Answers nil when done, otherwise the present holder.
    /// </summary>
    public static RedisScript Reserve { get; } = new("""
        local holder = redis.call('GET', KEYS[1])
        if (holder or '') ~= ARGV[2] and holder ~= ARGV[1] then return holder or '' end
        redis.call('SET', KEYS[1], ARGV[1])
        return false
        """);

    /// <summary>
    /// Notes that indexes are complete. KEYS: the record. ARGV: for each its field, what the field said when its backfill began, what it says
    /// when it is complete. Answers of how many the field says something else.
    /// </summary>
    public static RedisScript Complete { get; } = new("""
        local others = 0
        for field = 1, #ARGV, 3 do
            local text = redis.call('HGET', KEYS[1], ARGV[field])
            if text == ARGV[field + 1] then redis.call('HSET', KEYS[1], ARGV[field], ARGV[field + 2])
            elseif text ~= ARGV[field + 2] then others = others + 1 end
        end
        return others
        """);

    /// <summary>Adds keys to a set as long as it has fewer than a number. KEYS: the set. ARGV: the number, the keys.</summary>
    public static RedisScript AddUpTo { get; } = new("""
        for position = 2, #ARGV do
            if redis.call('SCARD', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
            redis.call('SADD', KEYS[1], ARGV[position])
        end
        return 1
        """);

    /// <summary>
    /// Looks at sessions. KEYS: their hashes. ARGV: how many fields of indexes are asked for, these fields; and for entries of the listing, the token of each. Answers for each session
    /// nil when its key holds something else than a hash, 0 when it is absent, 2 when its hash has no version, 1 or, where any are asked for, the fields when it has the token
    /// and does not expire, otherwise {listed, expires, version, the fields}.
    /// </summary>
    public static RedisScript Look { get; } = new("""
        local answer, count, asked = {}, tonumber(ARGV[1]), {'$listed', '$expires', '$version'}
        for field = 1, count do asked[3 + field] = ARGV[1 + field] end
        for position, key in ipairs(KEYS) do
            local fields = redis.pcall('HMGET', key, unpack(asked))
            if fields.err then answer[position] = false
            elseif not fields[3] then answer[position] = redis.call('EXISTS', key) * 2
            elseif fields[1] == ARGV[1 + count + position] and not fields[2] then answer[position] = count == 0 and 1 or {unpack(fields, 4, 3 + count)}
            else answer[position] = fields end
        end
        return answer
        """);

    /// <summary>Takes a unique value back. KEYS: the value's key. ARGV: the holder. Does nothing when another one holds it.</summary>
    public static RedisScript Release { get; } = new("""
        if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
        return 0
        """);
}
