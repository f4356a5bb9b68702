namespace Persistence.Redis.Scripts;

/// <summary>The Lua scripts that look at keys which may hold anything.</summary>
internal static class VerifyScripts
{
    /// <summary>
    /// Reads the header, and finds out what each key of the session holds. KEYS: hash and every other key of the session.
    /// Answers {type of each key}, and the hash's fields and values; none where it is no hash.
    /// </summary>
    public static RedisScript Look { get; } = new("""
        local types = {}
        for index, key in ipairs(KEYS) do types[index] = redis.call('TYPE', key).ok end
        return {types, types[1] == 'hash' and redis.call('HGETALL', KEYS[1]) or {}}
        """);

    /// <summary>Reads who holds a unique value. KEYS: the value's key. Answers its type, and where that is a string, the holder.</summary>
    public static RedisScript Holder { get; } = new("""
        local kind = redis.call('TYPE', KEYS[1]).ok
        return {kind, kind == 'string' and redis.call('GET', KEYS[1])}
        """);
}
