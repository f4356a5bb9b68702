using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Persistence.AspNetCore.Access;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>
/// One browser's stream. A pump for each log waits until the stream has taken what came before, and the stream waits until the connection has: a slow browser holds a page of each log, and a
/// bounded number of events. For one request.
/// </summary>
/// <param name="feed">The feed.</param>
/// <param name="request">What the browser wants.</param>
internal sealed class EventStream(Feed feed, StreamRequest request)
{
    // How many events wait for a slow browser, besides the page of 256 that each tail has read.
    private const int Ahead = 32;

    // What is sent at once, where much waits.
    private const int FlushAfter = 32 * 1024;

    /// <summary>Sends events until the browser goes away, takes nothing any more, the program stops, or nothing can follow.</summary>
    /// <param name="context">The request.</param>
    public async Task Run(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, feed.Services.Stopping);
        var stream = Channel.CreateBounded<IStreamItem>(new BoundedChannelOptions(Ahead) { SingleReader = true });
        feed.Activity.Connected();
        var pumps = Pump(stream.Writer, ending.Token);
        try
        {
            var writer = new EventWriter(context.Response.BodyWriter, request, feed.Options.SlowReaderTimeout);

            // Not all at the same moment after the program was started again.
            writer.Begin(TimeSpan.FromMilliseconds(Random.Shared.Next(500, 1500)));
            await writer.Flush(ending.Token).ConfigureAwait(false);
            await Send(stream.Reader, writer, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
        catch (TimeoutException)
        {
            FeedMessages.SlowReader(feed.Services.Log, feed.Pattern, feed.Options.SlowReaderTimeout.TotalSeconds);
            context.Abort();
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await pumps.ConfigureAwait(false);
            feed.Activity.Disconnected();
        }
    }

    private async Task Send(ChannelReader<IStreamItem> stream, EventWriter writer, CancellationToken cancellationToken)
    {
        var waiting = stream.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            if (!await IsWithin(waiting, feed.Options.Heartbeat).ConfigureAwait(false))
            {
                writer.Beat();
                await writer.Flush(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (!await waiting.ConfigureAwait(false))
            {
                return;
            }

            while (stream.TryRead(out var item))
            {
                item.Write(writer);
                if (writer.Unsent > FlushAfter)
                {
                    await writer.Flush(cancellationToken).ConfigureAwait(false);
                }
            }

            await writer.Flush(cancellationToken).ConfigureAwait(false);
            waiting = stream.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private static async Task<bool> IsWithin(Task<bool> waiting, TimeSpan time)
    {
        try
        {
            await waiting.WaitAsync(time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // Ends when every pump has, and ends the stream then; it throws nothing.
    private async Task Pump(ChannelWriter<IStreamItem> stream, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var logs = request.Logs
            .Select((log, index) => (Pump: new LogPump(feed, log, index), After: request.Places[index]))
            .Where(static log => log.After != CursorText.Ended)
            .Select(log => Task.Run(() => log.Pump.Run(stream, log.After, stopping.Token), CancellationToken.None))
            .ToList();
        var list = new ListPump(feed, request);
        var listing = list.IsIdle ? Task.CompletedTask : Task.Run(() => list.Run(stream, stopping.Token), CancellationToken.None);
        try
        {
            while (logs.Count > 0)
            {
                var ended = await Task.WhenAny(logs).ConfigureAwait(false);
                logs.Remove(ended);
                if (!await ended.ConfigureAwait(false))
                {
                    break;
                }
            }

            if (logs.Count == 0 && request.HasList)
            {
                await listing.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([listing, .. logs]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stream.TryComplete();
        }
    }
}
