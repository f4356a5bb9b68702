using System.Diagnostics;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>Reserves unique values of many sessions with a few round trips.</summary>
/// <param name="tools">Connection and names.</param>
/// <param name="single">Reserves one by one.</param>
internal sealed class PipelinedReservations(RedisContext tools, UniqueValues single)
{
    /// <summary>Reserves the unique ones of many values, without waiting for anybody.</summary>
    /// <param name="values">The values, each with its commit's token.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>Those that another session has reserved, whether it holds them or not.</returns>
    public async ValueTask<List<ReservedValue>> Take(IEnumerable<(string Key, IndexedValue Value)> values, IoMode mode)
    {
        var unique = values.Where(one => IndexOf(one.Value).IsUnique).ToList();
        var answers = await tools.Connection.RunAll(unique.ConvertAll(one => single.Taking(one.Key, one.Value, "")), mode).ConfigureAwait(false);
        var reserved = new List<ReservedValue>();
        for (var position = 0; position < answers.Length; position++)
        {
            if ((string?)answers[position] is { } holder)
            {
                reserved.Add(new ReservedValue(unique[position].Key, unique[position].Value, UniqueHolder.Parse(holder)));
            }
        }

        return reserved;
    }

    /// <summary>Waits for other processes that reserved values for the same sessions: they are indexing them at this moment, or have died.</summary>
    /// <param name="reserved">What is reserved.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The reservations for these sessions that stand, although the sessions do not hold the values.</returns>
    public async ValueTask<List<ReservedValue>> WaitForExpiry(List<ReservedValue> reserved, IoMode mode)
    {
        var own = reserved.FindAll(static one => one.Holder.Key == one.Key);
        var start = Stopwatch.GetTimestamp();
        while (own.Exists(static one => UniqueValues.MayBeUnderWay(one.Holder)) && Stopwatch.GetElapsedTime(start) < UniqueValues.Patience)
        {
            // Two that do the same come out of step.
            await mode.Pause(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(20))).ConfigureAwait(false);
            own = await StillHeld(own, mode).ConfigureAwait(false);
        }

        return own;
    }

    private async ValueTask<List<ReservedValue>> StillHeld(List<ReservedValue> reserved, IoMode mode)
    {
        var holders = reserved.ConvertAll(one => RedisRequest.Reading("GET", tools.Keys.Unique(IndexOf(one.Value), one.Value.Value), one.Key));
        var fields = reserved.ConvertAll(one => RedisRequest.Reading("HGET", tools.Keys.HashKey(one.Key), one.Key, Fields.Index(IndexOf(one.Value))));
        var answers = await tools.Connection.RunAll([.. holders, .. fields], mode).ConfigureAwait(false);
        return [.. reserved.Where((one, position) =>
            (string?)answers[position] == UniqueHolder.Format(one.Holder.Token, one.Holder.Key)
            && !IndexFields.Read(IndexOf(one.Value), (string?)answers[reserved.Count + position]).Exists(value => value.Value == one.Value.Value))];
    }

    private IndexDescription IndexOf(IndexedValue value) => tools.Description.Indexes[value.Index];
}
