namespace Persistence.Redis.Scripts;

/// <summary>The scripts of classes with upgrade steps. Other classes never send them.</summary>
internal static class UpgradeScripts
{
    // Adds to the fields what marks the session: the lists begin with one key, their names with one argument.
    private const string SetMarks = """
        fields[#fields + 1] = '$schema'
        fields[#fields + 1] = ARGV[1]
        fields[#fields + 1] = '$header_schema'
        fields[#fields + 1] = stored[3] or stored[1]
        for index = lists, #KEYS do
            local length = redis.call('LLEN', KEYS[index])
            if length > 0 then
                local field = '$older:' .. ARGV[index - lists + names]
                local before = redis.call('HGET', KEYS[1], field)
                fields[#fields + 1] = field
                fields[#fields + 1] = (before and before .. ',' or '') .. stored[1] .. ':' .. length
            end
        end
        redis.call('HSET', KEYS[1], unpack(fields))
        return 1
        """;

    /// <summary>
    /// Marks a session of an earlier schema version. KEYS: hash, the list of each log. ARGV: 1 the schema version, 2 the token that the session must have (empty: any), then the name of
    /// each log. Answers 1, or 0 where there was nothing to mark. Done twice it is done once.
    /// </summary>
    public static RedisScript Mark { get; } = new($$"""
        local stored = redis.call('HMGET', KEYS[1], '$schema', '$token', '$header_schema')
        local schema, lists, names = tonumber(stored[1] or ''), 2, 3
        if not schema or schema >= tonumber(ARGV[1]) or ARGV[2] ~= '' and stored[2] ~= ARGV[2] then return 0 end
        local fields = {}
        {{SetMarks}}
        """);

    /// <summary>
    /// As <see cref="ReadScripts.Rename"/>, and marks the session where a log was renamed. KEYS: hash, then pairs of former and present key, then the list of each log. ARGV: the schema
    /// version, the token, how many keys the pairs are, the name of each log.
    /// </summary>
    public static RedisScript Rename { get; } = new($$"""
        local pairs, isRenamed = tonumber(ARGV[3]), false
        for index = 2, pairs, 2 do
            if redis.call('EXISTS', KEYS[index]) == 1 and redis.call('RENAMENX', KEYS[index], KEYS[index + 1]) == 1 then isRenamed = true end
        end
        local stored = redis.call('HMGET', KEYS[1], '$schema', '$token', '$header_schema')
        local schema, lists, names = tonumber(stored[1] or ''), pairs + 2, 4
        if not isRenamed or not schema or schema >= tonumber(ARGV[1]) then return 1 end
        local fields = {'$token', ARGV[2]}
        {{SetMarks}}
        """);

    /// <summary>As <see cref="AppendScripts.Append"/>; answers {'older'} for a session that is to be marked first.</summary>
    public static RedisScript Append { get; } = Of(AppendScripts.Append);

    /// <summary>As <see cref="AppendScripts.AppendWithIds"/>.</summary>
    public static RedisScript AppendWithIds { get; } = Of(AppendScripts.AppendWithIds);

    /// <summary>As <see cref="AppendScripts.AppendEachWithIds"/>.</summary>
    public static RedisScript AppendEachWithIds { get; } = Of(AppendScripts.AppendEachWithIds);

    /// <summary>As <see cref="LeasedScripts.Append"/>.</summary>
    public static RedisScript LeasedAppend { get; } = Of(LeasedScripts.Append);

    /// <summary>As <see cref="LeasedScripts.AppendWithIds"/>.</summary>
    public static RedisScript LeasedAppendWithIds { get; } = Of(LeasedScripts.AppendWithIds);

    private static RedisScript Of(RedisScript script) => new(script.Text.Replace(
        AppendScripts.ReportNewer,
        AppendScripts.ReportNewer + "\n    if #ARGV > 1 and tonumber(stored[1]) < tonumber(schema) then return {'older'} end",
        StringComparison.Ordinal));
}
