using System.Diagnostics;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Reserves values of unique indexes before the commit that needs them. A reservation alone means nothing: it counts
/// while the session it names holds the value, or may still come to hold it.
/// </summary>
internal sealed class UniqueValues(RedisConnection connection, RedisKeys keys, IndexWriter entries, SessionClock clock)
{
    // More changes of hands than this, during one call, do not happen by chance.
    private const int MaxAttempts = 1000;

    private static readonly TimeSpan s_oldest = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a reservation whose commit may be under way is left alone; the commit takes milliseconds. Without this
    /// patience, several writers that want one value would keep forbidding each other's commits.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether a reservation's commit may be under way.</summary>
    public static bool MayBeUnderWay(UniqueHolder holder) => holder.Token.Age() < s_oldest;

    /// <summary>Reserves the unique ones of the values that a commit adds.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="values">The values, with the commit's token.</param>
    /// <param name="errors">Receives a failure for each value that another session holds.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>
    /// False when this very session holds one of the values already, so that it was stored or saved since this copy was
    /// made: the commit must fail, and the reservation stays with the stored one.
    /// </returns>
    public async ValueTask<bool> Reserve(string key, IReadOnlyList<IndexedValue> values, ValidationErrors errors, IoMode mode)
    {
        var isFree = true;
        // In one order everywhere, so that two commits never wait for each other's values.
        foreach (var value in values.OrderBy(static value => value.Index).ThenBy(static value => value.Value, StringComparer.Ordinal))
        {
            var index = IndexOf(value);
            if (!index.IsUnique || await FindHolder(key, value, mode).ConfigureAwait(false) is not { } holder)
            {
                continue;
            }

            isFree &= holder != key;
            if (holder != key)
            {
                errors.Add(index.Name, ValidationProblems.TakenValue);
            }
        }

        return isFree;
    }

    // Reserves one value; answers the session that has it instead.
    private async ValueTask<string?> FindHolder(string key, IndexedValue value, IoMode mode)
    {
        var replaced = "";
        var start = Stopwatch.GetTimestamp();
        var patience = Patience * (0.5 + Random.Shared.NextDouble());
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var answer = await Take(key, value, replaced, mode).ConfigureAwait(false);
            if (answer is null)
            {
                return null;
            }

            var holder = UniqueHolder.Parse(answer);
            if (await IsHeld(holder, value, mode).ConfigureAwait(false))
            {
                return holder.Key;
            }

            if (MayBeUnderWay(holder) && Stopwatch.GetElapsedTime(start) < patience)
            {
                replaced = "";
                await mode.Pause(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(Math.Min(attempt + 1, 20)))).ConfigureAwait(false);
                continue;
            }

            replaced = answer;
            if (!await Forbid(holder, value, mode).ConfigureAwait(false))
            {
                return holder.Key;
            }
        }

        throw connection.Contended(key, $"the reservation of a value of unique index {IndexOf(value).Name} changed hands {MaxAttempts} times");
    }

    private async ValueTask<string?> Take(string key, IndexedValue value, string replaced, IoMode mode) =>
        (string?)(await connection.Run(Taking(key, value, replaced), mode).ConfigureAwait(false)).Result;

    /// <summary>The request that reserves a value, in place of a holder that is to be replaced. It answers the present holder where that fails.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="value">The value.</param>
    /// <param name="replaced">The holder to replace; empty for none.</param>
    public RedisRequest Taking(string key, IndexedValue value, string replaced) => new()
    {
        Script = IndexScripts.Reserve,
        Keys = [keys.Unique(IndexOf(value), value.Value)],
        Values = [UniqueHolder.Format(value.Token, key), replaced],
        SessionKey = key,
        IsShared = true,
        IsPreparation = true,
    };

    // Forbids the commit that made a reservation; false when its session holds the value after all.
    private async ValueTask<bool> Forbid(UniqueHolder holder, IndexedValue value, IoMode mode)
    {
        if (!string.IsNullOrEmpty(holder.Key))
        {
            var fence = entries.Fence(holder.Key, holder.Token, Fields.Index(IndexOf(value)));
            await connection.Run(fence, mode).ConfigureAwait(false);
        }

        return !await IsHeld(holder, value, mode).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsHeld(UniqueHolder holder, IndexedValue value, IoMode mode)
    {
        if (string.IsNullOrEmpty(holder.Key))
        {
            return false;
        }

        var index = IndexOf(value);
        var fields = (await connection.Run(RedisRequest.Reading("HMGET", keys.HashKey(holder.Key), holder.Key, Fields.Index(index), Fields.Expires), mode).ConfigureAwait(false)).Result;
        return !clock.HasExpired(fields[1]) && IndexFields.Read(index, (string?)fields[0]).Exists(other => other.Value == value.Value);
    }

    private IndexDescription IndexOf(IndexedValue value) => entries.Description.Indexes[value.Index];
}
