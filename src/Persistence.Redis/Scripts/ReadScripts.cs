namespace Persistence.Redis.Scripts;

/// <summary>The Lua scripts that read a session at one moment.</summary>
internal static class ReadScripts
{
    /// <summary>
    /// Reads the header and the last entries of each log. KEYS: hash, lists. ARGV: how many entries of each, -1 for all.
    /// Answers {fields and values, then for each log its length and its entries}.
    /// </summary>
    public static RedisScript Session { get; } = new("""
        local answer, count = {redis.call('HGETALL', KEYS[1])}, tonumber(ARGV[1])
        if #answer[1] == 0 then return answer end
        for index = 2, #KEYS do
            answer[#answer + 1] = redis.call('LLEN', KEYS[index])
            answer[#answer + 1] = count == 0 and {} or redis.call('LRANGE', KEYS[index], count < 0 and 0 or -count, -1)
        end
        return answer
        """);

    /// <summary>
    /// Reads a part of one log. KEYS: hash, list. ARGV: first and last position as in LRANGE, then further fields of the hash.
    /// Answers {version, schema, expires, these fields; nil for what is absent}, the entries, and where the first position counts from the end, the length.
    /// </summary>
    public static RedisScript Entries { get; } = new("""
        local length = string.sub(ARGV[1], 1, 1) == '-' and redis.call('LLEN', KEYS[2])
        return {redis.call('HMGET', KEYS[1], '$version', '$schema', '$expires', unpack(ARGV, 3)), redis.call('LRANGE', KEYS[2], ARGV[1], ARGV[2]), length}
        """);

    /// <summary>
    /// Reads one entry each of several sessions. KEYS: for each its hash and its list. ARGV: how many further fields of the hashes, these fields, then for each session the position of the entry.
    /// Answers for each as <see cref="Entries"/> without a length; nil where a key holds something else.
    /// </summary>
    public static RedisScript EntryOfEach { get; } = new("""
        local answer, first = {}, 1 + tonumber(ARGV[1])
        for index = 1, #KEYS / 2 do
            local fields = redis.pcall('HMGET', KEYS[index * 2 - 1], '$version', '$schema', '$expires', unpack(ARGV, 2, first))
            local entries = redis.pcall('LRANGE', KEYS[index * 2], ARGV[first + index], ARGV[first + index])
            answer[index] = not (fields.err or entries.err) and {fields, entries}
        end
        return answer
        """);

    /// <summary>
    /// Reads a part of one log for a tail. KEYS: hash, list. ARGV: first and last position as in LRANGE, then further fields of the hash.
    /// Answers {version, schema, expires, token, these fields; nil for what is absent}, the entries, the length.
    /// </summary>
    public static RedisScript Tail { get; } = new("""
        return {redis.call('HMGET', KEYS[1], '$version', '$schema', '$expires', '$token', unpack(ARGV, 3)), redis.call('LRANGE', KEYS[2], ARGV[1], ARGV[2]), redis.call('LLEN', KEYS[2])}
        """);

    /// <summary>Counts one log. KEYS: hash, list. Answers as <see cref="Entries"/>, with the length in place of the entries.</summary>
    public static RedisScript Count { get; } = new("""
        return {redis.call('HMGET', KEYS[1], '$version', '$schema', '$expires'), redis.call('LLEN', KEYS[2])}
        """);

    /// <summary>
    /// Gives lists that were stored under a log's former names their present name, where that is free.
    /// The session then has the caller's schema version at least: an older class would go on under the former name. It has another
    /// token too, by which saves of that class find out. The header stays of the version that wrote it.
    /// KEYS: hash, then pairs of former and present key. ARGV: the schema version, the token.
    /// </summary>
    public static RedisScript Rename { get; } = new("""
        for index = 2, #KEYS, 2 do
            if redis.call('EXISTS', KEYS[index]) == 1 then
                local schema = tonumber(redis.call('HGET', KEYS[1], '$schema') or '')
                local isFree = redis.call('EXISTS', KEYS[index + 1]) == 0
                if isFree and schema and schema < tonumber(ARGV[1]) then redis.call('HSET', KEYS[1], '$schema', ARGV[1], '$token', ARGV[2]) end
                if isFree then redis.call('RENAMENX', KEYS[index], KEYS[index + 1]) end
            end
        end
        return 1
        """);
}
