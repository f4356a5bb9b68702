namespace Persistence.Redis.Scripts;

/// <summary>The Lua scripts by which a search finds out what changed.</summary>
internal static class SearchScripts
{
    /// <summary>
    /// Looks at sessions for a search. KEYS: hashes, then their lists where ARGV[1] is 1. ARGV: 2 whether to ask when they expire, 3 how many of the hashes were there the last time, 4 how many bytes of their content
    /// may be answered, 5 what is known of each session, as <see cref="Search.KnownSessions"/> writes it, then, where 2 is 1, for each the time at which it expires. Answers of those that differ
    /// {position, 0 when it is absent, 2 when it holds something else or has no version, otherwise 1, the length or the token}; of one that is there also {version, schema, expires, token, listed}, and the content if it
    /// is small enough: after which entry it begins, the new entries or the fields and values of the header. Of a log nobody changes what is in the list without its length or the listing, unless the hash is removed.
    /// </summary>
    // How many hashes there are says which, where all were there: one that came would hide one that went. A thousand sessions in 1 ms: numbers are compared as numbers, since to make a text of each takes as long as to ask for it.
    public static RedisScript Stamps { get; } = new("""
        local answer, call, keys, arg, byte, sub = {}, redis.pcall, KEYS, ARGV, string.byte, string.sub
        local isLog, asks, budget, known, isSame, count = arg[1] == '1', arg[2] == '1', tonumber(arg[4]), arg[5], true, #arg[5] / 16
        local absent = string.rep('\0', 16)
        if isLog then
            count = #keys - #known / 5
            isSame = tonumber(arg[3]) == count and call('EXISTS', unpack(keys, 1, count)) == count
        end
        for position = 1, count do
            local key, fact, before, differs = keys[position], nil, 0, nil
            if isLog then
                fact = call('LLEN', keys[count + position])
                local a, b, c, d, isThere = byte(known, position * 5 - 4, position * 5)
                before = a + b * 256 + c * 65536 + d * 16777216
                differs = fact ~= before or (not isSame and call('EXISTS', key) ~= isThere)
            else
                fact = call('HGET', key, '$token')
                differs = (fact or absent) ~= sub(known, position * 16 - 15, position * 16)
            end
            if asks and not differs then
                local expires = call('HGET', key, '$expires')
                differs = (type(expires) == 'string' and expires or '') ~= arg[position + 5]
            end
            if differs then
                local fields = call('HMGET', key, '$version', '$schema', '$expires', '$token', '$listed')
                local state = 1
                if fields.err or type(fact) == 'table' then state = 2
                elseif not fields[1] then state = call('EXISTS', key) * 2 end
                local row = {position, state, state ~= 2 and fact}
                if state == 1 then
                    row[4] = fields
                    local first = isLog and before <= fact and before or 0
                    if budget > 0 and (not isLog or fact - first <= 500) then
                        local content = isLog and call('LRANGE', keys[count + position], first, -1) or call('HGETALL', key)
                        for item = 1, #content do budget = budget - #content[item] end
                        if budget >= 0 then row[5], row[6] = first, content end
                    end
                end
                answer[#answer + 1] = row
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
}
