namespace Persistence.Redis.Scripts;

/// <summary>What the scripts that create and save have in common. The locals they share are named where they are made.</summary>
internal static class CommitParts
{
    /// <summary>What is appended to the name of a session's hash for the name of the channel that its tails listen to.</summary>
    public const string Channel = ":$tail";

    /// <summary>
    /// Wakes the tails of the session, on every node of a cluster. It comes last: what is published is delivered, also when the script fails after it. A user who may not publish
    /// (ACL) commits all the same, and tails poll. The channel is no key, so there is none to declare.
    /// </summary>
    public const string Publish = $"redis.pcall('PUBLISH', KEYS[1] .. '{Channel}', '')";

    /// <summary>Whether what a session's hash holds in <c>$expires</c>, the local <c>expires</c>, is a time as <see cref="Layout.ExpiryText"/> reads it.</summary>
    public const string IsTime = "#expires <= 18 and string.find(expires, '^%-?%d+$')";

    /// <summary>From <c>stored</c>, <c>now</c> and <c>ttl</c>: when it <c>expires</c>, whether it <c>isThere</c>, and the time <c>now</c> by the <c>server</c>'s clock or the user's.</summary>
    public const string Clock = $$"""
        if not (stored[1] and stored[2] and stored[3] and stored[4]) and redis.call('EXISTS', KEYS[1]) == 1 then return {'damaged'} end
        local expires = stored[5]
        if expires and not ({{IsTime}}) then return {'expires', expires} end
        local server = now == ''
        now = tonumber(now)
        if server and (expires or ttl ~= '') then
            local time = redis.call('TIME')
            now = time[1] * 1000 + math.floor(time[2] / 1000)
        end
        local isThere = stored[2] and not (expires and tonumber(expires) <= now)
        """;

    /// <summary>
    /// From <c>ttl</c> and <c>now</c>: when the session <c>expires</c> after the commit, <c>=</c> and a time for what it says <c>own</c>, <c>=+</c> and a duration for a life that starts again,
    /// <c>=</c> alone for one without end; otherwise a time to live that shortens no life, before <c>&lt;</c> and what the session says itself of when it ends at the latest.
    /// </summary>
    public const string Life = """
        local own = string.sub(ttl, 1, 1) == '='
        local span, latest = string.match(ttl, '^(%d+)<(-?%d+)$')
        if latest then
            expires = string.format('%.0f', math.max(now + tonumber(span), not creates and tonumber(expires) or -math.huge))
            own, expires = true, tonumber(latest) < tonumber(expires) and latest or expires
        elseif own then
            expires = string.sub(ttl, 2)
            if expires == '' then expires = false
            elseif string.sub(expires, 1, 1) == '+' then expires = string.format('%.0f', now + tonumber(string.sub(expires, 2))) end
        elseif ttl ~= '' then
            expires = string.format('%.0f', math.max(now + tonumber(ttl), not creates and tonumber(expires) or -math.huge))
        elseif creates then
            expires = false
        end
        """;

    /// <summary>From the arguments after <c>at</c>: the <c>logs</c>, and functions for the answer.</summary>
    public const string Logs = """
        local logs, argument, key = {}, at, 3
        while ARGV[argument] do
            local log = {list = KEYS[key], ids = ARGV[argument] == '1' and KEYS[key + 1], must = ARGV[argument + 1], count = tonumber(ARGV[argument + 2]), first = argument + 3}
            log.length = creates and 0 or redis.call('LLEN', log.list)
            if log.ids and log.count > 0 and not creates and redis.call('SCARD', log.ids) > log.length then
                -- A script that was cut off left ids without entries; one of them may be among these.
                for entry = log.first, log.first + log.count * 2 - 1, 2 do
                    if redis.call('SISMEMBER', log.ids, ARGV[entry]) == 1 then return {'ids', #logs + 1} end
                end
            end
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

    /// <summary>
    /// A function that adds the entries whose ids are not there, 1,000 at a time. Ids come before entries: a script that is cut off between the two leaves
    /// ids without entries, which an append of one of them finds and removes, and never an entry that a repeated append stores again. It answers the list's length; the error
    /// where the entries are rejected, whose ids it removes again; or false where one of the ids stands in the set, and some ids there have no entry.
    /// </summary>
    public const string Push = """
        local function push(list, ids, first, last, length, lengths)
            local isCompared
            for from = first, last, 2000 do
                local to, names, new, entries, taken = math.min(from + 1999, last), {}, {}, {}, {}
                for argument = from, to, 2 do names[#names + 1] = ARGV[argument] end
                local known = redis.call('SMISMEMBER', ids, unpack(names))
                for position, name in ipairs(names) do
                    if known[position] == 1 then
                        if not isCompared and redis.call('SCARD', ids) > redis.call('LLEN', list) then return false end
                        isCompared = true
                    elseif not taken[name] then
                        taken[name], new[#new + 1], entries[#entries + 1] = true, name, ARGV[from + position * 2 - 1]
                    end
                    if lengths then lengths[#lengths + 1] = length + #new end
                end
                if new[1] then
                    redis.call('SADD', ids, unpack(new))
                    length = redis.pcall('RPUSH', list, unpack(entries))
                    if type(length) ~= 'number' then redis.call('SREM', ids, unpack(new)) return length end
                end
            end
            return length
        end
        """;

    /// <summary>
    /// Writes the entries of the <c>logs</c>, and starts the time to live of everything but a hash that is new or may end at once, where the session <c>expires</c>. It comes before the hash is written,
    /// which says last that the commit was made.
    /// </summary>
    public const string WriteLogs = $$"""
        {{Push}}
        for _, log in ipairs(logs) do
            if log.ids then
                log.length = push(log.list, log.ids, log.first, log.first + log.count * 2 - 1, log.length)
                if type(log.length) ~= 'number' then return log.length or {'ids'} end
            else
                for first = log.first, log.first + log.count - 1, 1000 do
                    log.length = redis.call('RPUSH', log.list, unpack(ARGV, first, math.min(first + 999, log.first + log.count - 1)))
                end
            end
        end
        if expires and server then
            if not (creates or own) then redis.call('PEXPIREAT', KEYS[1], expires) end
            for index = 3, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end
        end
        """;

    /// <summary>
    /// Writes the fields <c>from</c> one argument <c>to</c> another from the end on, those with which they begin last, with the ones of the <c>commit</c> and when the session <c>expires</c>; and answers.
    /// Up to 4,000 arguments are one command: a script that is cut off has written all of them or none.
    /// </summary>
    public const string WriteFields = $$"""
        local start = from
        while start + 4000 <= to do start = start + 4000 end
        for first = start, from + 4000, -4000 do redis.call('HSET', KEYS[1], unpack(ARGV, first, math.min(first + 3999, to))) end
        for argument = from, math.min(from + 3999, to) do commit[#commit + 1] = ARGV[argument] end
        if expires then
            commit[#commit + 1] = '$expires'
            commit[#commit + 1] = expires
        elseif own and not creates then
            redis.call('HDEL', KEYS[1], '$expires')
            if server then
                redis.call('PERSIST', KEYS[1])
                for index = 3, #KEYS do redis.call('PERSIST', KEYS[index]) end
            end
        end
        redis.call('HSET', KEYS[1], unpack(commit))
        if (creates or own) and expires and server then redis.call('PEXPIREAT', KEYS[1], expires) end
        for _, log in ipairs(logs) do
            if log.count > 0 then {{Publish}} break end
        end
        return lengths()
        """;
}
