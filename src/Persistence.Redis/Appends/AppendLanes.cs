using Persistence.Engine;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>
/// Sends asynchronous appends. While some scripts for a list are under way, further appends to it wait, and the next answer
/// sends all of them as one script: a script costs the server several times a bare command, so a thousand at once would cost a
/// thousand times that. Each append is still all or nothing, in the order of the calls, and answered for itself.
/// </summary>
/// <param name="send">Sends an append and checks its answer.</param>
/// <param name="reach">Waits until an append can be sent; what waits meanwhile can be cancelled.</param>
internal sealed class AppendLanes(Func<RedisRequest, IoMode, ValueTask<RedisResult>> send, Func<RedisRequest, ValueTask> reach)
{
    // As many as are sent at once are answered after one round trip each, which is all that a few callers see.
    private const int MostUnderWay = 4;

    private readonly Dictionary<RedisKey, AppendLane> _lanes = [];

    /// <summary>Appends.</summary>
    /// <param name="request">The append, with an entry at least.</param>
    /// <param name="cancellation">Cancels it while it is not sent.</param>
    /// <returns>What was stored.</returns>
    public ValueTask<AppendResult> Append(RedisRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lanes)
        {
            if (!_lanes.TryGetValue(request.Keys[1], out var lane))
            {
                _lanes.Add(request.Keys[1], lane = new AppendLane());
            }

            if (lane.UnderWay == MostUnderWay)
            {
                var waiting = new WaitingAppend(request, cancellation);
                lane.Waiting.Enqueue(waiting);
                return new ValueTask<AppendResult>(waiting.Answer);
            }

            lane.UnderWay++;
        }

        return SendAlone(request, cancellation);
    }

    private async ValueTask<AppendResult> SendAlone(RedisRequest request, CancellationToken cancellation)
    {
        try
        {
            return AppendAnswer.One(request, await send(request, IoMode.Awaiting(cancellation)).ConfigureAwait(false));
        }
        finally
        {
            SendNext(request.Keys[1]);
        }
    }

    // One script was answered, so the next one may go. It is started under the lock, so that nothing overtakes it. One that ends at
    // once, because nothing can be sent, is followed by this loop: thousands may wait, more than calls fit into one another.
    private void SendNext(RedisKey list)
    {
        Task sending;
        do
        {
            lock (_lanes)
            {
                var lane = _lanes[list];
                if (!lane.Waiting.TryPeek(out var next))
                {
                    if (--lane.UnderWay == 0)
                    {
                        _lanes.Remove(list);
                    }

                    return;
                }

                var reached = reach(next.Request);
                sending = reached.IsCompletedSuccessfully ? SendTogether(lane.Take()) : SendWhenReached(reached, lane);
            }
        }
        while (sending.IsCompleted);
        _ = SendNextAfter(sending, list);
    }

    private async Task SendNextAfter(Task sending, RedisKey list)
    {
        await sending.ConfigureAwait(false);
        SendNext(list);
    }

    // Never fails: the calls that wait get the error.
    private async Task SendWhenReached(ValueTask reached, AppendLane lane)
    {
        try
        {
            await reached.ConfigureAwait(false);
        }
        catch (SessionException exception)
        {
            Taken(lane).ForEach(append => append.Fail(exception));
            return;
        }

        Task sending;
        lock (_lanes)
        {
            sending = SendTogether(lane.Take());
        }

        await sending.ConfigureAwait(false);
    }

    private List<WaitingAppend> Taken(AppendLane lane)
    {
        lock (_lanes)
        {
            return lane.Take();
        }
    }

    // Never fails: the calls that wait get the error.
    private async Task SendTogether(List<WaitingAppend> appends)
    {
        // All of them were cancelled.
        if (appends.Count == 0)
        {
            return;
        }

        try
        {
            AppendLane.Answer(appends, await send(AppendLane.Merge(appends), IoMode.Awaiting(CancellationToken.None)).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // Whatever it was, the calls that wait must get the error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            appends.ForEach(append => append.Fail(exception));
        }
    }
}
