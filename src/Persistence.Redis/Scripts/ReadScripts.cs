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
    /// Reads a part of one log for a tail. KEYS: hash, list. ARGV: first and last position as in LRANGE, then further fields of the hash.
    /// Answers {version, schema, expires, token, these fields; nil for what is absent}, the entries, the length.
    /// </summary>
    public static RedisScript Tail { get; } = new("""
        return {redis.call('HMGET', KEYS[1], '$version', '$schema', '$expires', '$token', unpack(ARGV, 3)), redis.call('LRANGE', KEYS[2], ARGV[1], ARGV[2]), redis.call('LLEN', KEYS[2])}
        """);

    /// <summary>
    /// Looks at sessions for a search. KEYS: hashes, then their lists where ARGV[1] is 1. ARGV: 2 whether to ask when they expire, 3 how many of the hashes were there the last time, then for each session the
    /// fact that was answered then: of a log its length, of a header the token. Answers of those that differ, or are asked for with an empty text, {position, fact, 0 when it is absent, 2 when it holds something else or has
    /// no version, otherwise 1, token, listed, expires, the length of the list}. Of a log nobody changes what is in the list without its length or the listing, unless the hash is removed.
    /// </summary>
    public static RedisScript Stamps { get; } = new("""
        local answer, call, keys, arg, count, isLog, asks, isSame = {}, redis.pcall, KEYS, ARGV, #ARGV - 3, ARGV[1] == '1', ARGV[2] == '1', true
        if isLog then isSame = call('EXISTS', unpack(keys, 1, count)) == tonumber(arg[3]) end
        for position = 1, count do
            local key, fact, length = keys[position], nil, 0
            if isLog then
                length = call('LLEN', keys[count + position])
                fact = length
            else
                fact = call('HGET', key, '$token')
            end
            fact = (type(fact) == 'string' or type(fact) == 'number') and tostring(fact) or 'none'
            if asks then
                local expires = call('HGET', key, '$expires')
                if type(expires) == 'string' then fact = fact .. ' ' .. expires end
            end
            if not isSame or fact ~= arg[position + 3] then
                local fields = call('HMGET', key, '$token', '$listed', '$expires', '$version')
                local state = 1
                if fields.err or type(length) == 'table' then state = 2
                elseif not fields[4] then state = call('EXISTS', key) * 2 end
                answer[#answer + 1] = state == 1 and {position, fact, 1, fields[1], fields[2], fields[3], length} or {position, fact, state}
            end
        end
        return answer
        """);

    /// <summary>Reads the listing, unless it is as it was. KEYS: the listing. ARGV: a number for it that was answered before, or an empty text. Answers {this number, the members where it is another one}.</summary>
    public static RedisScript Listing { get; } = new("""
        local members = redis.call('ZRANGEBYLEX', KEYS[1], '-', '+')
        local number = #members .. ' ' .. redis.sha1hex(table.concat(members, '\0\0'))
        if number == ARGV[1] then return {number} end
        return {number, members}
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
