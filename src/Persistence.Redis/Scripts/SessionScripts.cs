namespace Persistence.Redis.Scripts;

/// <summary>
/// The Lua scripts that create, save and delete a session. Each is one atomic operation on keys of one slot, all of them declared.
/// Whatever can fail (a key of the wrong type, memory) fails before the first write, so that nothing is half done:
/// lengths are read first, and the first write is one that a server out of memory refuses. Where a server cuts a script off all the same (Garnet does), the hash
/// with the token of the commit is written last: a commit that is repeated is made, and one that was acknowledged is whole. What happens most comes
/// first and calls the server as rarely as can be, because a call from Lua costs as much as a command of its own.
/// </summary>
internal static class SessionScripts
{
    /// <summary>
    /// Creates. KEYS: hash, fence, then for each log its list and, where entries have ids, their set.
    /// ARGV: 1 token, 2 the number of texts that follow as fields and values; after them: now in ms (empty: the server's clock), time to live in ms
    /// (empty: none; after '=' as in <see cref="CommitParts.Life"/>), 'only' to learn whether the commit would be made; then for each log: whether it has ids, the length
    /// it must have (empty: any), the number of entries, and the entries, each after its id where it has one.
    /// Answers {'ok', length of each log ..., the token of the expired session that it replaced}, {'exists'}, {'fenced'}, {'valid'}, {'damaged'} or {'expires', what stands there}.
    /// </summary>
    public static RedisScript Create { get; } = new($$"""
        local stored = redis.call('HMGET', KEYS[1], '$token', '$version', '$schema', '$listed', '$expires')
        local fields = tonumber(ARGV[2])
        local from, to, creates, now, ttl, at = 3, 2 + fields, true, ARGV[3 + fields], ARGV[4 + fields], 6 + fields
        {{CommitParts.Clock}}
        {{CommitParts.Logs}}
        -- This very commit was made before and its answer was lost.
        if isThere and stored[4] == ARGV[1] then return stands() end
        if isThere then return {'exists'} end
        if ARGV[5 + fields] == 'only' then return {'valid'} end
        if redis.call('EXISTS', KEYS[2]) == 1 then return {'fenced'} end

        {{CommitParts.Life}}
        local commit, made = {}, lengths
        local function lengths()
            local answer = made()
            answer[#answer + 1] = stored[4] or nil
            return answer
        end
        -- A full server refuses this, and not the removal.
        redis.call('SET', KEYS[2], '', 'PX', 60000)
        redis.call('DEL', unpack(KEYS))
        {{CommitParts.WriteLogs}}
        {{CommitParts.WriteFields}}
        """);

    /// <summary>The fields of the hash that a save asks for, before any others.</summary>
    public const string SaveFields = "'$token', '$version', '$schema', '$listed', '$expires'";

    /// <summary>
    /// Saves. ARGV: 1 expected token, 2 schema version, 3 new token, 4 new version. KEYS: the hash alone where
    /// nothing but fields are written: then fields and values follow, and the token, which every change of the hash changes, is all
    /// that is compared. Otherwise ARGV: 2 <c>expected version:schema version</c>; KEYS: hash, fence, for each log that the commit
    /// concerns its list and the set of its ids where it has ids, and where time to live slides every other key of the session; and
    /// ARGV: 5 the number of texts that follow as fields and values; after them: now in ms (empty: the server's clock), time to live in
    /// ms where it slides (empty: it does not; after '=' as in <see cref="CommitParts.Life"/>), '1' where index entries were written before or 'only' to learn whether the commit
    /// would be made, the number of fields to remove, their names; then for each log that the commit concerns as in <see cref="Create"/>.
    /// Answers 1 or {'ok', length of each of these logs ...}, {'gone'}, {'conflict', version}, {'schema', version},
    /// {'grew', which of these logs}, {'ids', which of these logs}, {'fenced'}, {'valid'}, {'damaged'} or {'expires', what stands there}.
    /// </summary>
    public static RedisScript Save { get; } = new(SaveKnowing("call('HMGET', hash, '$token', '$expires')", $"redis.call('HMGET', KEYS[1], {SaveFields})"));

    /// <summary>
    /// Deletes. KEYS: hash and every other key of the session. ARGV: 1 now in ms (empty: the server's clock), 2 'any' or
    /// 'expired' for an expired session only, 3 schema version, then the fields to answer. Answers {1 or 0 for whether a session
    /// was deleted that had not expired, 1 or 0 for one that had, each field's value or nil}, or {'schema', version}.
    /// </summary>
    public static RedisScript Delete { get; } = new($$"""
        local stored = redis.call('HMGET', KEYS[1], '$version', '$expires', '$schema')
        local now, expires = tonumber(ARGV[1]), stored[2]
        -- What is no time is damaged, and there all the same.
        if expires and not ({{CommitParts.IsTime}}) then expires = nil end
        if expires and not now then
            local time = redis.call('TIME')
            now = time[1] * 1000 + math.floor(time[2] / 1000)
        end
        local expired = stored[1] and expires and tonumber(expires) <= now
        -- Without a version it is damaged, and there all the same.
        local isThere = stored[1] or redis.call('EXISTS', KEYS[1]) == 1
        local answer = {isThere and not expired and ARGV[2] == 'any' and 1 or 0, expired and 1 or 0}
        if answer[1] == 0 and answer[2] == 0 then return answer end
        if answer[1] == 1 and (tonumber(stored[3] or '') or 0) > tonumber(ARGV[3]) then return {'schema', stored[3]} end
        for index = 4, #ARGV do answer[index - 1] = redis.call('HGET', KEYS[1], ARGV[index]) end
        redis.call('DEL', unpack(KEYS))
        {{CommitParts.Publish}}
        return answer
        """);

    /// <summary>The text of <see cref="Save"/>.</summary>
    /// <param name="head">What gives the token and when the session expires, on the shortest way.</param>
    /// <param name="stored">What gives the <see cref="SaveFields"/>.</param>
    public static string SaveKnowing(string head, string stored) => $$"""
        local call, hash, arg = redis.call, KEYS[1], ARGV
        if not KEYS[2] then
            local head = {{head}}
            local expires = head[2]
            if head[1] == arg[1] and (not expires or {{CommitParts.IsTime}}) then
                call('HSET', hash, '$token', arg[3], '$version', unpack(arg, 4))
                return 1
            end
        end

        local stored = {{stored}}
        local version, schema = string.match(ARGV[2], '(%d+):(%d+)')
        local from, to, creates = 5, #ARGV, false
        if KEYS[2] then from, to = 6, 5 + tonumber(ARGV[5]) end
        local now, ttl, intents, removed = ARGV[to + 1] or '', ARGV[to + 2] or '', ARGV[to + 3], tonumber(ARGV[to + 4] or 0)
        local at = to + 5 + removed
        {{CommitParts.Clock}}
        {{CommitParts.Logs}}
        -- This very commit was made before and its answer was lost.
        if isThere and stored[1] == ARGV[3] then return stands() end
        if not isThere then return {'gone'} end
        if tonumber(stored[3]) > tonumber(schema or ARGV[2]) then return {'schema', stored[3]} end
        if stored[1] ~= ARGV[1] or version and stored[2] ~= version then return {'conflict', stored[2]} end
        for index, log in ipairs(logs) do
            if log.must ~= '' and tonumber(log.must) ~= log.length then return {'grew', index} end
        end
        if intents == 'only' then return {'valid'} end
        if intents == '1' and redis.call('EXISTS', KEYS[2]) == 1 then return {'fenced'} end

        {{CommitParts.Life}}
        local commit = {'$token', ARGV[3], '$version', ARGV[4]}
        {{CommitParts.WriteLogs}}
        for name = at - removed, at - 1 do redis.call('HDEL', KEYS[1], ARGV[name]) end
        {{CommitParts.WriteFields}}
        """;
}
