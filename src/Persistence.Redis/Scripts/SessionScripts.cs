namespace Persistence.Redis.Scripts;

/// <summary>
/// The Lua scripts that change a session. Each is one atomic operation on keys of one slot, all of them declared.
/// Whatever can fail (a key of the wrong type, memory) fails before the first write, so that nothing is half done:
/// lengths are read first, and the first write is one that a server out of memory refuses.
/// </summary>
internal static class SessionScripts
{
    /// <summary>
    /// Creates or saves. KEYS: hash, fence, then for each log its list and, where entries have ids, their set.
    /// ARGV: 1 create or save, 2 expected version, 3 expected token, 4 new token, 5 schema version, 6 now in ms (empty: the
    /// server's clock), 7 time to live in ms (empty: none), 8 whether it slides, 9 whether index entries were announced, or 'only' to
    /// learn whether the commit would be made,
    /// 10 new version, 11 the number of texts that follow as fields and values; then for each log: whether it has ids, the
    /// length it must have (empty: any), the number of entries, and the entries, each behind its id where it has one.
    /// Answers {'ok', length of each log ...}, {'exists'}, {'gone'}, {'conflict', version}, {'schema', version},
    /// {'grew', log}, {'fenced'}, {'valid'} or {'damaged'}.
    /// </summary>
    public const string Commit = """
        local stored = redis.call('HMGET', KEYS[1], '$version', '$token', '$schema', '$expires', '$listed')
        local creates, server = ARGV[1] == 'create', ARGV[6] == ''
        local now = tonumber(ARGV[6])
        if server and (stored[4] or ARGV[7] ~= '') then
            local time = redis.call('TIME')
            now = time[1] * 1000 + math.floor(time[2] / 1000)
        end
        local isThere = stored[1] and not (stored[4] and tonumber(stored[4]) <= now)
        if not (stored[1] and stored[2] and stored[3] and stored[5]) and redis.call('EXISTS', KEYS[1]) == 1 then return {'damaged'} end

        -- The logs' arguments follow the fields.
        local logs, at, key = {}, 12 + tonumber(ARGV[11]), 3
        while at <= #ARGV do
            local log = {list = KEYS[key], ids = ARGV[at] == '1' and KEYS[key + 1], must = ARGV[at + 1], count = tonumber(ARGV[at + 2]), first = at + 3}
            log.length = creates and 0 or redis.call('LLEN', log.list)
            if log.ids and log.count > 0 and not creates then redis.call('SCARD', log.ids) end
            key = key + (log.ids and 2 or 1)
            at = log.first + log.count * (log.ids and 2 or 1)
            logs[#logs + 1] = log
        end

        local function lengths()
            local answer = {'ok'}
            for index, log in ipairs(logs) do answer[index + 1] = log.length end
            return answer
        end

        -- This very commit was made before and its answer was lost.
        if isThere and (stored[2] == ARGV[4] or (creates and stored[5] == ARGV[4])) then
            for index, log in ipairs(logs) do log.length = redis.call('LLEN', log.list) end
            return lengths()
        end
        if creates then
            if isThere then return {'exists'} end
        else
            if not isThere then return {'gone'} end
            if tonumber(stored[3]) > tonumber(ARGV[5]) then return {'schema', stored[3]} end
            if stored[1] ~= ARGV[2] or stored[2] ~= ARGV[3] then return {'conflict', stored[1]} end
            for index, log in ipairs(logs) do
                if log.must ~= '' and tonumber(log.must) ~= log.length then return {'grew', index} end
            end
        end
        if ARGV[9] == 'only' then return {'valid'} end
        if ARGV[9] == '1' and redis.call('EXISTS', KEYS[2]) == 1 then return {'fenced'} end

        local expires = stored[4]
        if creates or ARGV[8] == '1' then expires = ARGV[7] ~= '' and string.format('%.0f', now + tonumber(ARGV[7])) end
        if creates then
            redis.call('HSET', KEYS[1], '$token', ARGV[4])
            for index = 3, #KEYS do redis.call('DEL', KEYS[index]) end
        end
        local fields = tonumber(ARGV[11])
        local function write()
            redis.call('HSET', KEYS[1], '$version', ARGV[10], '$token', ARGV[4], '$schema', ARGV[5], '$listed', creates and ARGV[4] or stored[5],
                unpack(ARGV, 12, math.min(1011, 11 + fields)))
            if expires then redis.call('HSET', KEYS[1], '$expires', expires) end
            for from = 1012, 11 + fields, 1000 do
                redis.call('HSET', KEYS[1], unpack(ARGV, from, math.min(from + 999, 11 + fields)))
            end
        end
        -- As a rule the fields are the same as before; only where some have gone, the hash is written anew.
        write()
        if redis.call('HLEN', KEYS[1]) ~= fields / 2 + (expires and 5 or 4) then
            redis.call('DEL', KEYS[1])
            write()
        end
        for index, log in ipairs(logs) do
            if log.ids then
                for entry = log.first, log.first + log.count * 2 - 1, 2 do
                    if redis.call('SADD', log.ids, ARGV[entry]) == 1 then log.length = redis.call('RPUSH', log.list, ARGV[entry + 1]) end
                end
            else
                for from = log.first, log.first + log.count - 1, 1000 do
                    log.length = redis.call('RPUSH', log.list, unpack(ARGV, from, math.min(from + 999, log.first + log.count - 1)))
                end
            end
        end
        if expires and server then
            redis.call('PEXPIREAT', KEYS[1], expires)
            for index = 3, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end
        end
        return lengths()
        """;

    /// <summary>
    /// Appends to one log. KEYS: hash, list, the set of ids where entries have them, then the session's other keys.
    /// ARGV: 1 schema version, 2 now in ms (empty: the server's clock), 3 time to live in ms where it slides (empty:
    /// it does not), 4 whether entries have ids, then the entries, each behind its id where it has one.
    /// Answers the log's length, or {'absent'}, {'schema', version} or {'damaged'}.
    /// </summary>
    public const string Append = """
        local stored = redis.call('HMGET', KEYS[1], '$version', '$schema', '$expires')
        if not (stored[1] and stored[2]) then return {redis.call('EXISTS', KEYS[1]) == 1 and 'damaged' or 'absent'} end
        if tonumber(stored[2]) > tonumber(ARGV[1]) then return {'schema', stored[2]} end
        local server, expires, ids = ARGV[2] == '', stored[3], ARGV[4] == '1'
        local now = tonumber(ARGV[2])
        if expires or ARGV[3] ~= '' then
            if server then
                local time = redis.call('TIME')
                now = time[1] * 1000 + math.floor(time[2] / 1000)
            end
            if expires and tonumber(expires) <= now then return {'absent'} end
        end
        local length, before
        if ids then
            -- A list of the wrong type fails here, a set of the wrong type or a full server at the first SADD: nothing is written then.
            length = redis.call('LLEN', KEYS[2])
            before = length
            for entry = 5, #ARGV, 2 do
                if redis.call('SADD', KEYS[3], ARGV[entry]) == 1 then length = redis.call('RPUSH', KEYS[2], ARGV[entry + 1]) end
            end
        elseif #ARGV == 4 then
            length = redis.call('LLEN', KEYS[2])
            before = length
        else
            for from = 5, #ARGV, 1000 do
                length = redis.call('RPUSH', KEYS[2], unpack(ARGV, from, math.min(from + 999, #ARGV)))
            end
            before = length - #ARGV + 4
        end
        -- An append that stored nothing, because every id was there, is no commit.
        if length > before and ARGV[3] ~= '' then
            expires, before = string.format('%.0f', now + tonumber(ARGV[3])), 0
            redis.call('HSET', KEYS[1], '$expires', expires)
        end
        if expires and before == 0 and server then
            for index = 1, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end
        end
        return length
        """;

    /// <summary>
    /// Deletes. KEYS: hash and every other key of the session. ARGV: 1 now in ms (empty: the server's clock), 2 'any' or
    /// 'expired' for an expired session only, then the fields to answer. Answers {1 or 0 for whether a session was deleted
    /// that had not expired, 1 or 0 for one that had, each field's value or nil}.
    /// </summary>
    public const string Delete = """
        local stored = redis.call('HMGET', KEYS[1], '$version', '$expires')
        local now = tonumber(ARGV[1])
        if stored[2] and not now then
            local time = redis.call('TIME')
            now = time[1] * 1000 + math.floor(time[2] / 1000)
        end
        local expired = stored[1] and stored[2] and tonumber(stored[2]) <= now
        local answer = {stored[1] and not expired and ARGV[2] == 'any' and 1 or 0, expired and 1 or 0}
        if answer[1] == 0 and answer[2] == 0 then return answer end
        for index = 3, #ARGV do answer[index] = redis.call('HGET', KEYS[1], ARGV[index]) end
        redis.call('DEL', unpack(KEYS))
        return answer
        """;
}
