namespace Persistence.Redis.Scripts;

/// <summary>What the scripts that create and save have in common. The locals they share are named where they are made.</summary>
internal static class CommitParts
{
    /// <summary>From <c>stored</c>, <c>now</c> and <c>ttl</c>: whether it <c>isThere</c>, and the time <c>now</c> by the <c>server</c>'s clock or the user's.</summary>
    public const string Clock = """
        local server = now == ''
        now = tonumber(now)
        if server and (stored[5] or ttl ~= '') then
            local time = redis.call('TIME')
            now = time[1] * 1000 + math.floor(time[2] / 1000)
        end
        local isThere = stored[2] and not (stored[5] and tonumber(stored[5]) <= now)
        if not (stored[1] and stored[2] and stored[3] and stored[4]) and redis.call('EXISTS', KEYS[1]) == 1 then return {'damaged'} end
        """;

    /// <summary>From the arguments behind <c>at</c>: the <c>logs</c>, and functions for the answer.</summary>
    public const string Logs = """
        local logs, argument, key = {}, at, 3
        while ARGV[argument] do
            local log = {list = KEYS[key], ids = ARGV[argument] == '1' and KEYS[key + 1], must = ARGV[argument + 1], count = tonumber(ARGV[argument + 2]), first = argument + 3}
            log.length = creates and 0 or redis.call('LLEN', log.list)
            if log.ids and log.count > 0 and not creates then redis.call('SCARD', log.ids) end
            key = key + (log.ids and 2 or 1)
            argument = log.first + log.count * (log.ids and 2 or 1)
            logs[#logs + 1] = log
        end
        local function lengths()
            local answer = {'ok'}
            for index, log in ipairs(logs) do answer[index + 1] = log.length end
            return answer
        end
        local function stands()
            for _, log in ipairs(logs) do log.length = redis.call('LLEN', log.list) end
            return lengths()
        end
        """;

    /// <summary>Writes the fields <c>from</c> one argument <c>to</c> another, and when the session <c>expires</c>.</summary>
    public const string WriteFields = """
        for first = from, to, 1000 do redis.call('HSET', KEYS[1], unpack(ARGV, first, math.min(first + 999, to))) end
        if expires then redis.call('HSET', KEYS[1], '$expires', expires) end
        """;

    /// <summary>Writes the entries of the <c>logs</c>, starts the time to live where the session <c>expires</c>, and answers.</summary>
    public const string WriteLogs = """
        for _, log in ipairs(logs) do
            if log.ids then
                for entry = log.first, log.first + log.count * 2 - 1, 2 do
                    if redis.call('SADD', log.ids, ARGV[entry]) == 1 then
                        log.length = redis.pcall('RPUSH', log.list, ARGV[entry + 1])
                        if type(log.length) ~= 'number' then redis.call('SREM', log.ids, ARGV[entry]) return log.length end
                    end
                end
            else
                for first = log.first, log.first + log.count - 1, 1000 do
                    log.length = redis.call('RPUSH', log.list, unpack(ARGV, first, math.min(first + 999, log.first + log.count - 1)))
                end
            end
        end
        if expires and server then
            redis.call('PEXPIREAT', KEYS[1], expires)
            for index = 3, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end
        end
        return lengths()
        """;
}
