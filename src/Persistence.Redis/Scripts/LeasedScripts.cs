namespace Persistence.Redis.Scripts;

/// <summary>
/// The scripts that change a session of a class with leases: what they begin with takes its own arguments away and checks the lease, and the rest is the script of every class. Where
/// the change may not be made they answer {'lost'}, or {'leased', remaining in ms, holder}. A class without leases never sends them, and pays nothing.
/// </summary>
internal static class LeasedScripts
{
    // From the arguments at the end: 1 the lease under which the change is made (empty: none), 2 now in ms by the user's clock (empty: the server's). The session may have expired by the user's clock.
    private const string Check = $$"""
        local userNow, nonce = table.remove(ARGV), table.remove(ARGV)
        local leased = redis.call('HMGET', KEYS[1], '$lease', '$expires')
        local lease = leased[1]
        if lease and userNow ~= '' and tonumber(leased[2] or '') and tonumber(leased[2]) <= tonumber(userNow) then lease = false end
        if lease or nonce ~= '' then
            {{LeaseScripts.Read}}
            if nonce ~= '' and not (isHeld and held == nonce) then return {'lost'} end
            if nonce == '' and isHeld then return {'leased', string.format('%.0f', ends - present), holder} end
        end

        """;

    // A save has one more argument before these: '1' where it changes when the session is due. The fields that it writes follow the fourth argument, or the fifth, which has their number.
    private const string CheckSave = $$"""
        local restarts = table.remove(ARGV)
        {{Check}}
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
    public static RedisScript Save { get; } = new(CheckSave + SessionScripts.Save.Text);

    /// <summary>As <see cref="SessionScripts.Delete"/>.</summary>
    public static RedisScript Delete { get; } = new(Check + SessionScripts.Delete.Text);

    /// <summary>As <see cref="AppendScripts.Append"/>.</summary>
    public static RedisScript Append { get; } = new(Check + AppendScripts.Append.Text);

    /// <summary>As <see cref="AppendScripts.AppendWithIds"/>.</summary>
    public static RedisScript AppendWithIds { get; } = new(Check + AppendScripts.AppendWithIds.Text);
}
