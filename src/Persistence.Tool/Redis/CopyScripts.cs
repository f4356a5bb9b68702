namespace Persistence.Tool.Redis;

/// <summary>Lua scripts that write and remove a session in one step.</summary>
internal static class CopyScripts
{
    /// <summary>
    /// KEYS: the hash; of each log its list, its set of ids, and a list and a set in which entries were staged. ARGV: the token that must be stored, empty for none; the time of expiry, empty for
    /// never; how many fields; the fields; of each log how many entries must be there, whether it has ids, how many entries were staged, how many come here, and those, each after its id.
    /// </summary>
    public const string Put = """
        local stored = redis.call('HMGET', KEYS[1], '$token', '$expires')
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        if stored[1] and stored[2] and tonumber(stored[2]) and tonumber(stored[2]) <= now then stored[1] = false end
        if (stored[1] or '') ~= ARGV[1] then return 0 end
        local fields = tonumber(ARGV[3])
        local at, key = 4 + fields, 2
        local logs = {}
        while ARGV[at] do
            local log = {list = KEYS[key], ids = KEYS[key + 1], stagedList = KEYS[key + 2], stagedIds = KEYS[key + 3], must = tonumber(ARGV[at]), hasIds = ARGV[at + 1] == '1', staged = tonumber(ARGV[at + 2]), count = tonumber(ARGV[at + 3]), first = at + 4}
            if ARGV[1] ~= '' and redis.call('LLEN', log.list) ~= log.must then return 0 end
            if log.staged > 0 and redis.call('LLEN', log.stagedList) ~= log.staged then return 0 end
            logs[#logs + 1] = log
            at = log.first + log.count * (log.hasIds and 2 or 1)
            key = key + 4
        end
        if ARGV[1] == '' then
            redis.call('DEL', KEYS[1])
            for _, log in ipairs(logs) do redis.call('DEL', log.list, log.ids) end
        end
        for _, log in ipairs(logs) do
            if log.staged > 0 and ARGV[1] == '' then
                redis.call('PERSIST', log.stagedList)
                redis.call('RENAME', log.stagedList, log.list)
                if redis.call('PERSIST', log.stagedIds) == 1 then redis.call('RENAME', log.stagedIds, log.ids) end
            elseif log.staged > 0 then
                for first = 0, log.staged - 1, 500 do redis.call('RPUSH', log.list, unpack(redis.call('LRANGE', log.stagedList, first, first + 499))) end
                if log.hasIds then redis.call('SUNIONSTORE', log.ids, log.ids, log.stagedIds) end
                redis.call('DEL', log.stagedList, log.stagedIds)
            elseif log.hasIds then
                for entry = log.first, log.first + log.count * 2 - 1, 2 do
                    if ARGV[entry] ~= '' then redis.call('SADD', log.ids, ARGV[entry]) end
                    redis.call('RPUSH', log.list, ARGV[entry + 1])
                end
            else
                for entry = log.first, log.first + log.count - 1 do redis.call('RPUSH', log.list, ARGV[entry]) end
            end
        end
        if fields > 0 then
            local keep = redis.call('HGET', KEYS[1], '$listed')
            redis.call('DEL', KEYS[1])
            for field = 4, 3 + fields, 2 do redis.call('HSET', KEYS[1], ARGV[field], ARGV[field + 1]) end
            if keep then redis.call('HSET', KEYS[1], '$listed', keep) end
        end
        for index = 1, #KEYS do
            if ARGV[2] ~= '' then redis.call('PEXPIREAT', KEYS[index], ARGV[2]) end
        end
        redis.pcall('PUBLISH', KEYS[1] .. ':$tail', '')
        return 1
        """;

    /// <summary>KEYS: a list and a set of ids in which entries are staged. ARGV: after how many milliseconds the server removes them, how many entries, the entries, and ids.</summary>
    public const string Stage = """
        local count = tonumber(ARGV[2])
        redis.call('RPUSH', KEYS[1], unpack(ARGV, 3, 2 + count))
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        if ARGV[3 + count] then
            redis.call('SADD', KEYS[2], unpack(ARGV, 3 + count))
            redis.call('PEXPIRE', KEYS[2], ARGV[1])
        end
        return count
        """;

    /// <summary>KEYS: a mark of what was removed, the hash, then list and set of each log. ARGV: what the mark holds then, the token, the version, then the length of each list.</summary>
    public const string Remove = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then return 'removed' end
        local stored = redis.call('HMGET', KEYS[2], '$token', '$version', '$lease', '$expires')
        if not stored[1] then return 'absent' end
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        if stored[4] and tonumber(stored[4]) and tonumber(stored[4]) <= now then return 'absent' end
        local held, ends = string.match(stored[3] or '', '^(%x+):(%d+):')
        if held and held ~= '0' and tonumber(ends) > now then return 'leased' end
        if stored[1] ~= ARGV[2] or stored[2] ~= ARGV[3] then return 'changed' end
        for log = 4, #ARGV do
            if redis.call('LLEN', KEYS[(log - 4) * 2 + 3]) ~= tonumber(ARGV[log]) then return 'changed' end
        end
        redis.call('DEL', unpack(KEYS, 2))
        redis.call('SET', KEYS[1], ARGV[1], 'PX', 600000)
        redis.pcall('PUBLISH', KEYS[2] .. ':$tail', '')
        return 'removed'
        """;
}
