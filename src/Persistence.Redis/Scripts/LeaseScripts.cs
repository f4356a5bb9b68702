namespace Persistence.Redis.Scripts;

/// <summary>
/// The Lua scripts of leases. KEYS: the session's hash. The lease is its field <c>$lease</c>: <c>nonce:ends:duration:number:attempts:since:holder</c>, times in ms, the nonce in hexadecimal, 0 where nobody
/// holds it. The time is the server's.
/// </summary>
internal static class LeaseScripts
{
    /// <summary>From <c>lease</c>: who <c>held</c> it last, when it <c>ends</c>, its <c>number</c>, <c>attempts</c>, <c>since</c> and <c>holder</c>, the <c>present</c>, and whether it <c>isHeld</c>.</summary>
    public const string Read = """
        local held, ends, duration, number, attempts, since, holder = string.match(lease or '', '^(%x+):(%d+):(%d+):(%d+):(%d+):(%d+):(.*)$')
                local time = redis.call('TIME')
                local present = time[1] * 1000 + math.floor(time[2] / 1000)
                ends = tonumber(ends or 0)
                local isHeld = held and held ~= '0' and ends > present
        """;

    // ARGV after what each script takes itself: the schema version, now in ms by the user's clock (empty: the server's).
    private const string Require = """
        local stored = redis.call('HMGET', KEYS[1], '$schema', '$version', '$token', '$expires', '$lease')
        if not (tonumber(stored[1] or '') and stored[2] and stored[3]) then
            return {redis.call('EXISTS', KEYS[1]) == 1 and 'damaged' or 'absent'}
        end
        if userNow ~= '' and tonumber(stored[4] or '') and tonumber(stored[4]) <= tonumber(userNow) then return {'absent'} end
        if tonumber(stored[1]) > tonumber(schema) then return {'schema', stored[1]} end
        local lease = stored[5]
        """;

    /// <summary>
    /// Leases the session. ARGV: nonce, duration in ms, most attempts (0: no claim), the token that the session must have (empty: any), holder, schema version, now.
    /// Answers {'ok', number, attempts}, {'held'}, {'changed'}, {'poisoned'}, {'absent'}, {'damaged'} or {'schema', version}.
    /// </summary>
    public static RedisScript Acquire { get; } = new($$"""
        local nonce, length, most, token, who, schema, userNow = unpack(ARGV)
        {{Require}}
        {{Read}}
        -- This very request was granted before and its answer was lost.
        if isHeld and held == nonce then return {'ok', number, attempts} end
        if isHeld then return {'held'} end
        if token ~= '' and token ~= stored[3] then return {'changed'} end
        attempts = tonumber(attempts or 0)
        if tonumber(most) > 0 then
            if attempts >= tonumber(most) then return {'poisoned'} end
            attempts = attempts + 1
        end
        number = string.format('%.0f', number and tonumber(number) + 1 or present)
        attempts = string.format('%.0f', attempts)
        local now = string.format('%.0f', present)
        redis.call('HSET', KEYS[1], '$lease', table.concat({nonce, string.format('%.0f', present + tonumber(length)), length, number, attempts, now, who}, ':'))
        return {'ok', number, attempts}
        """);

    /// <summary>Renews or releases the lease. ARGV: nonce, duration in ms (0: release), now by the user's clock. Answers 1, or 0 where it is gone.</summary>
    public static RedisScript Change { get; } = new($$"""
        local nonce, length, userNow = unpack(ARGV)
        local stored = redis.call('HMGET', KEYS[1], '$lease', '$expires')
        local lease = stored[1]
        if not lease or userNow ~= '' and tonumber(stored[2] or '') and tonumber(stored[2]) <= tonumber(userNow) then return 0 end
        {{Read}}
        if not isHeld or held ~= nonce then return 0 end
        local parts = {nonce, string.format('%.0f', present + tonumber(length)), length, number, attempts, since, holder}
        if length == '0' then parts = {'0', '0', '0', number, attempts, '0', ''} end
        redis.call('HSET', KEYS[1], '$lease', table.concat(parts, ':'))
        return 1
        """);

    /// <summary>Reads the lease. ARGV: schema version, now. Answers {'ok', nonce, remaining in ms, number, attempts, since in ms, holder}, or as <see cref="Acquire"/>.</summary>
    public static RedisScript Find { get; } = new($$"""
        local schema, userNow = unpack(ARGV)
        {{Require}}
        {{Read}}
        if not isHeld then return {'ok', '0', '0', '0', attempts or '0', '0', ''} end
        return {'ok', held, string.format('%.0f', ends - present), number, attempts, since, holder}
        """);
}
