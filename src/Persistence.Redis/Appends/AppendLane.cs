using Persistence.Redis.Connection;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>The appends to one list that are under way or wait to be. Its members are called under the lock of <see cref="AppendLanes"/>.</summary>
internal sealed class AppendLane
{
    // What one script takes: so many arguments, or so many bytes and the entry after them.
    private const int MostArguments = 2000;
    private const int MostBytes = 1 << 20;

    /// <summary>How many scripts were sent and are not answered.</summary>
    public int UnderWay { get; set; }

    /// <summary>What waits, in order.</summary>
    public Queue<WaitingAppend> Waiting { get; } = new();

    /// <summary>Takes what is to be sent next.</summary>
    /// <returns>The appends; none when nothing waits.</returns>
    public List<WaitingAppend> Take()
    {
        var taken = new List<WaitingAppend>();
        var (arguments, bytes) = (0, 0L);
        while (arguments < MostArguments && bytes < MostBytes && Waiting.TryDequeue(out var next))
        {
            if (next.Claim())
            {
                taken.Add(next);
                arguments += next.Request.Values.Length;
                bytes += next.Request.Values.Sum(static value => value.GetLongByteCount());
            }
        }

        return taken;
    }

    /// <summary>Makes one request of several.</summary>
    public static RedisRequest Merge(List<WaitingAppend> appends)
    {
        var first = appends[0].Request;
        return appends.Count == 1 ? first : new RedisRequest
        {
            Script = EachOf(first.Script) ?? first.Script,
            Keys = first.Keys,
            Values = [appends[^1].Request.Values[0], .. appends.SelectMany(static append => append.Request.Values.Skip(1))],
            SessionKey = first.SessionKey,
            IsRepeatable = first.IsRepeatable,
            Entries = appends.Sum(static append => append.Request.Entries),
            Changes = appends.Count,
        };
    }

    /// <summary>Answers each append with what became of its own entries.</summary>
    public static void Answer(List<WaitingAppend> appends, RedisResult answer)
    {
        if (appends is [var only])
        {
            only.Succeed(AppendAnswer.One(only.Request, answer));
            return;
        }

        var position = 0;
        foreach (var result in AppendAnswer.Each([.. appends.Select(static append => append.Request)], answer))
        {
            appends[position++].Succeed(result);
        }
    }

    // The script that answers the length after each entry; null where entries have no ids.
    private static RedisScript? EachOf(RedisScript? script) =>
        script == AppendScripts.AppendWithIds ? AppendScripts.AppendEachWithIds
        : script == AppendScripts.AppendWithIds.Quiet ? AppendScripts.AppendEachWithIds.Quiet
        : script == UpgradeScripts.AppendWithIds ? UpgradeScripts.AppendEachWithIds
        : script == UpgradeScripts.AppendWithIds.Quiet ? UpgradeScripts.AppendEachWithIds.Quiet
        : null;
}
