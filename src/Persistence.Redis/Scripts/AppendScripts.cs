namespace Persistence.Redis.Scripts;

/// <summary>
/// The Lua scripts that append to one log. KEYS: hash, list, the set of ids where entries have them, then, where time to
/// live slides, the session's other keys. ARGV: 1 the schema version, or <c>schema:now:time to live</c> where the class has a time to live
/// or the user's clock is used (now in ms; empty: the server's; time to live in ms where it slides; empty: it does not); where sessions say themselves until when it slides
/// <c>:token:end:read</c> follow (the token of the save that said so; the end in ms; empty: none; 1 where it was read for this append). Then the entries,
/// each after its id where it has one. They answer the log's length, or {length, entries that were not stored again}, {'absent'}, {'schema', version}, {'damaged'}, {'expires', what stands there}, {'ids'}, or {'end'} where another save was made than the one named.
/// </summary>
internal static class AppendScripts
{
    /// <summary>The fields of the hash that are asked for, before any others.</summary>
    public const string Fields = "'$schema', '$version', '$token', '$listed', '$expires'";

    private const string Ask = $"redis.call('HMGET', KEYS[1], {Fields})";

    /// <summary>The line that answers of a session of a newer version.</summary>
    public const string ReportNewer = "if tonumber(stored[1]) > tonumber(schema) then return {'schema', stored[1]} end";

    // What comes before it says what is stored. As a rule the stored schema version is the class's own, and its sessions do not expire: then nothing else need be asked.
    private const string Check = $$"""
        local server, isPlain, expires, ttl, now, length, before, own = true, stored[1] == ARGV[1], stored[5], ''
        if not (tonumber(stored[1] or '') and tonumber(stored[2] or '') and #(stored[3] or '') == 16 and string.find(stored[3], '^[0-9a-f]+$') and stored[4]) then
            return {redis.call('EXISTS', KEYS[1]) == 1 and 'damaged' or 'absent'}
        end
        if expires and not ({{CommitParts.IsTime}}) then return {'expires', expires} end
        if not isPlain then
            local schema, saved, isRead
            schema, now, ttl, saved, own, isRead = string.match(ARGV[1], '^([^:]*):?([^:]*):?([^:]*):?([^:]*):?([^:]*):?([^:]*)$')
            {{ReportNewer}}
            server, now = now == '', tonumber(now)
            if expires or ttl ~= '' then
                if server then
                    local time = redis.call('TIME')
                    now = time[1] * 1000 + math.floor(time[2] / 1000)
                end
                if expires and tonumber(expires) <= now then return {'absent'} end
            end
            if saved ~= '' and saved ~= stored[3] then
                if isRead == '' then return {'end'} end
                -- A save came between, which started the life again itself.
                ttl = ''
            end
        end
        """;

    // An append that stored nothing, because every id was there, is no commit. A session that its class stored while it still had
    // a time to live expires at the time that was set: a list that is new must go with it. A life is only prolonged: the clock may have been set back.
    private const string Expire = """
        local grew = length > before
        if length > before and ttl ~= '' then
            expires, before = string.format('%.0f', math.max(now + tonumber(ttl), tonumber(expires) or -math.huge)), 0
            if own ~= '' and tonumber(own) < tonumber(expires) then expires = own end
            redis.call('HSET', KEYS[1], '$expires', expires)
        end
        if expires and before == 0 and server then
            for index = 1, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end
        end
        """;

    // Of entries with ids, how many the log held before, or came twice. Before Expire, which changes what it counts.
    private const string Repeated = "(#ARGV - 1) / 2 - length + before";

    /// <summary>Appends entries without ids.</summary>
    public static RedisScript Append { get; } = new(AppendKnowing($"call('HMGET', keys[1], {Fields})", Ask));

    /// <summary>
    /// Appends entries with ids. A list of the wrong type fails at once, a set of the wrong type or a full server at the first
    /// SADD: nothing is written then. Answers {'ids'} where an id is there and the set has more ids than the list has entries: a script that was cut
    /// off left an id without its entry, and it may be this one.
    /// </summary>
    public static RedisScript AppendWithIds { get; } = new(AppendWithIdsKnowing(Ask));

    /// <summary>Appends the entries of several calls: as <see cref="AppendWithIds"/>, but answers the length after each entry, and in the end how many entries were not stored again.</summary>
    public static RedisScript AppendEachWithIds { get; } = new($$"""
        local stored = {{Ask}}
        {{Check}}
        local lengths = {}
        length = redis.call('LLEN', KEYS[2])
        before = length
        {{CommitParts.Push}}
        length = push(KEYS[2], KEYS[3], 2, #ARGV, length, lengths)
        if type(length) ~= 'number' then return length or {'ids'} end
        lengths[#lengths + 1] = {{Repeated}}
        {{Expire}}
        if grew then {{CommitParts.Publish}} end
        return lengths
        """);

    /// <summary>
    /// Removes ids that no entry has, which a script left that was cut off. KEYS: hash, list, the set of ids. ARGV: the length of the list when it was
    /// read, the session's creating commit, the ids. Answers 1, or 0 where the session or the list has changed since.
    /// </summary>
    public static RedisScript RemoveIds { get; } = new("""
        if redis.call('LLEN', KEYS[2]) ~= tonumber(ARGV[1]) or redis.call('HGET', KEYS[1], '$listed') ~= ARGV[2] then return 0 end
        for first = 3, #ARGV, 1000 do redis.call('SREM', KEYS[3], unpack(ARGV, first, math.min(first + 999, #ARGV))) end
        return 1
        """);

    /// <summary>The text of <see cref="Append"/>.</summary>
    /// <param name="head">What gives the <see cref="Fields"/>, on the shortest way.</param>
    /// <param name="stored">What gives them otherwise.</param>
    public static string AppendKnowing(string head, string stored) => $$"""
        local call, keys, arg = redis.call, KEYS, ARGV
        local head = arg[2] and not arg[3] and {{head}}
        if head and head[1] == arg[1] and tonumber(head[2] or '') and #(head[3] or '') == 16 and string.find(head[3], '^[0-9a-f]+$') and head[4] and not head[5] then
            local length = call('RPUSH', keys[2], arg[2])
            {{CommitParts.Publish}}
            return length
        end
        local stored = {{stored}}
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
        if grew then {{CommitParts.Publish}} end
        return length
        """;

    /// <summary>The text of <see cref="AppendWithIds"/>.</summary>
    /// <param name="stored">What gives the <see cref="Fields"/>.</param>
    public static string AppendWithIdsKnowing(string stored) => $$"""
        local stored = {{stored}}
        {{Check}}
        length = redis.call('LLEN', KEYS[2])
        before = length
        if #ARGV == 3 then
            if redis.call('SADD', KEYS[3], ARGV[2]) == 1 then
                length = redis.pcall('RPUSH', KEYS[2], ARGV[3])
                if type(length) ~= 'number' then redis.call('SREM', KEYS[3], ARGV[2]) return length end
            elseif redis.call('SCARD', KEYS[3]) > length then return {'ids'} end
        else
            {{CommitParts.Push}}
            length = push(KEYS[2], KEYS[3], 2, #ARGV, length)
            if type(length) ~= 'number' then return length or {'ids'} end
        end
        local repeated = {{Repeated}}
        {{Expire}}
        if grew then {{CommitParts.Publish}} end
        return repeated > 0 and {length, repeated} or length
        """;
}
