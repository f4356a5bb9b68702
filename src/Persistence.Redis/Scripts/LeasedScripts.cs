namespace Persistence.Redis.Scripts;

/// <summary>
/// The scripts that change a session of a class with leases: what they begin with takes its own arguments away and checks the lease, and the rest is the script of every class. Where
/// the change may not be made they answer {'lost'}, or {'leased', remaining in ms, holder}. A class without leases never sends them, and pays nothing.
/// </summary>
internal static class LeasedScripts
{
    // From the arguments at the end: 1 the lease under which the change is made (empty: none), 2 now in ms by the user's clock (empty: the server's). What the rest asks for first is asked for here, together with the lease.
    private static string Take(string fields) => $$"""
        local userNow, nonce = table.remove(ARGV), table.remove(ARGV)
        local leased = redis.call('HMGET', KEYS[1], {{fields}}, '$lease')

        """;

    // The session may have expired by the user's clock. The time is asked for only where it decides: a lease that nobody holds, and the one of another holder, need none.
    private static string Check(int expires) => $$"""
        local lease, ended = leased[{{expires + 1}}], leased[{{expires}}]
        if lease and userNow ~= '' and tonumber(ended or '') and tonumber(ended) <= tonumber(userNow) then lease = false end
        local held, ends, holder = string.match(lease or '', '^(%x+):(%d+):%d+:%d+:%d+:%d+:(.*)$')
        if nonce ~= '' and held ~= nonce then return {'lost'} end
        if held and held ~= '0' then
            local time = redis.call('TIME')
            local remaining = tonumber(ends) - (time[1] * 1000 + math.floor(time[2] / 1000))
            if nonce ~= '' and remaining <= 0 then return {'lost'} end
            if nonce == '' and remaining > 0 then return {'leased', string.format('%.0f', remaining), holder} end
        end

        """;

    // A save has one more argument before these: '1' where it changes when the session is due. The fields that it writes follow the fourth argument, or the fifth, which has their number.
    private static readonly string s_checkSave = $$"""
        local restarts = table.remove(ARGV)
        {{Take(SessionScripts.SaveFields)}}{{Check(5)}}
        if restarts == '1' and lease then
            local first, last = string.match(lease, '^(%x+:%d+:%d+:%d+:)%d+(:.*)$')
            if first and KEYS[2] then
                ARGV[5] = string.format('%.0f', tonumber(ARGV[5]) + 2)
                table.insert(ARGV, 6, '$lease')
                table.insert(ARGV, 7, first .. '0' .. last)
            elseif first then
                ARGV[#ARGV + 1] = '$lease'
                ARGV[#ARGV + 1] = first .. '0' .. last
            end
        end

        """;

    /// <summary>As <see cref="SessionScripts.Save"/>.</summary>
    public static RedisScript Save { get; } = new(s_checkSave + SessionScripts.SaveKnowing("{leased[1], leased[5]}", "leased"));

    /// <summary>As <see cref="SessionScripts.Delete"/>.</summary>
    public static RedisScript Delete { get; } = new(Take("'$expires'") + Check(1) + SessionScripts.Delete.Text);

    /// <summary>As <see cref="AppendScripts.Append"/>.</summary>
    public static RedisScript Append { get; } = new(Take(AppendScripts.Fields) + Check(5) + AppendScripts.AppendKnowing("leased", "leased"));

    /// <summary>As <see cref="AppendScripts.AppendWithIds"/>.</summary>
    public static RedisScript AppendWithIds { get; } = new(Take(AppendScripts.Fields) + Check(5) + AppendScripts.AppendWithIdsKnowing("leased"));
}
