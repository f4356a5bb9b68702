using System.Threading.Channels;
using Persistence.AspNetCore.Access;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>Carries the events of one log to a stream, as fast as the stream takes them.</summary>
/// <param name="feed">The feed.</param>
/// <param name="log">The log.</param>
/// <param name="index">Its place in the request.</param>
internal sealed class LogPump(Feed feed, OpenedLog log, int index)
{
    /// <summary>Carries events until the log ends, or cannot be read.</summary>
    /// <param name="stream">Where they go.</param>
    /// <param name="after">The sequence after which to begin.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether the stream goes on without it. Otherwise the browser makes a new one, which goes on from the last event.</returns>
    public async Task<bool> Run(ChannelWriter<IStreamItem> stream, long after, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var next in log.Tail(after, cancellationToken).ConfigureAwait(false))
            {
                await stream.WriteAsync(new LogItem(index, next, feed.Activity), cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (SessionNotFoundException)
        {
            await stream.WriteAsync(new LogItem(index, new FeedEvent(LogEventKind.Ended, after, null), feed.Activity), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SessionStoreUnavailableException)
        {
            return false;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
        catch (SessionException fault)
        {
            // Damaged, or stored by a newer version of the class: that does not pass by itself, and the other logs go on.
            FeedMessages.LogFailed(feed.Services.Log, feed.Pattern, fault);
            await stream.WriteAsync(new FailedItem(log), cancellationToken).ConfigureAwait(false);
            return true;
        }
    }
}
