using System.Diagnostics;
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
    private const int MaxTurns = 1000;

    // How long a reservation whose commit may be under way is left alone; the commit takes milliseconds. Without this
    // patience, several who want one value would keep forbidding each other's commits.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_oldest = TimeSpan.FromMinutes(1);

    /// <summary>Reserves the unique ones of the values that a commit adds.</summary>
    /// <param name="key">The session, stored form.</param>
    /// <param name="values">The values, with the commit's token.</param>
    /// <param name="errors">Receives a failure for each value that another session holds.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>
    /// False when this very session holds one of the values already, so that it was stored or saved since this copy was
    /// made: the commit must fail, and the reservation stays with the stored one.
    /// </returns>
    public async ValueTask<bool> Reserve(string key, IReadOnlyList<IndexedValue> values, ValidationErrors errors, RunMode mode)
    {
        var isFree = true;
        // In one order everywhere, so that two commits never wait for each other's values.
        foreach (var value in values.OrderBy(static value => value.Index).ThenBy(static value => value.Value, StringComparer.Ordinal))
        {
            var index = entries.Description.Indexes[value.Index];
            if (!index.IsUnique || await FindHolder(key, value, mode).ConfigureAwait(false) is not { } holder)
            {
                continue;
            }

            isFree &= holder != key;
            if (holder != key)
            {
                errors.Add(index.Name, $"its value is unique, and session '{holder}' has it");
            }
        }

        return isFree;
    }

    // Reserves one value; answers the session that has it instead.
    private async ValueTask<string?> FindHolder(string key, IndexedValue value, RunMode mode)
    {
        var replaced = "";
        var start = Stopwatch.GetTimestamp();
        var patience = s_patience * (0.5 + Random.Shared.NextDouble());
        for (var turn = 0; turn < MaxTurns; turn++)
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

            if (holder.Token.Age() < s_oldest && Stopwatch.GetElapsedTime(start) < patience)
            {
                replaced = "";
                await mode.Pause(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(Math.Min(turn + 1, 20)))).ConfigureAwait(false);
                continue;
            }

            replaced = answer;
            if (!await Forbid(holder, value, mode).ConfigureAwait(false))
            {
                return holder.Key;
            }
        }

        throw connection.Contended(key, $"the reservation of a value of unique index {entries.Description.Indexes[value.Index].Name} changed hands {MaxTurns} times");
    }

    // Reserves the value, in place of a holder that is to be replaced; answers the present holder where that fails.
    private async ValueTask<string?> Take(string key, IndexedValue value, string replaced, RunMode mode)
    {
        var request = new RedisRequest
        {
            Script = IndexScripts.Reserve,
            Keys = [keys.Unique(entries.Description.Indexes[value.Index], value.Value)],
            Values = [UniqueHolder.Format(value.Token, key), replaced],
            SessionKey = key,
            IsPreparation = true,
        };
        return (string?)(await connection.Run(request, mode).ConfigureAwait(false)).Result;
    }

    // Forbids the commit that made a reservation; false when its session holds the value after all.
    private async ValueTask<bool> Forbid(UniqueHolder holder, IndexedValue value, RunMode mode)
    {
        if (!string.IsNullOrEmpty(holder.Key))
        {
            var fence = entries.Fence(holder.Key, holder.Token, entries.Description.Indexes[value.Index]);
            await connection.Run(fence, mode).ConfigureAwait(false);
        }

        return !await IsHeld(holder, value, mode).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsHeld(UniqueHolder holder, IndexedValue value, RunMode mode)
    {
        if (string.IsNullOrEmpty(holder.Key))
        {
            return false;
        }

        var index = entries.Description.Indexes[value.Index];
        var read = new RedisRequest
        {
            Command = "HMGET",
            Keys = [keys.Session(holder.Key)],
            Values = [Fields.Index(index), Fields.Expires],
            SessionKey = holder.Key,
            IsRead = true,
        };
        var fields = (await connection.Run(read, mode).ConfigureAwait(false)).Result;
        return !clock.HasExpired(fields[1]) && IndexFields.Read(index, (string?)fields[0]).Exists(other => other.Value == value.Value);
    }
}
