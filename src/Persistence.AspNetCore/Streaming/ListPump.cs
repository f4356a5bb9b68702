using System.Threading.Channels;
using Persistence.AspNetCore.Access;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>Carries to a stream what has no tail, whenever it is found to be different: the lists of sessions, who holds the sessions of the stream, what the feed does.</summary>
/// <param name="feed">The feed.</param>
/// <param name="request">What the browser wants.</param>
internal sealed class ListPump(Feed feed, StreamRequest request)
{
    private readonly Dictionary<string, object> _sent = [];
    private readonly IReadOnlyList<OpenedLog> _leased = [.. request.Logs.Where(static log => log.HasLeases).DistinctBy(static log => log.Session)];

    /// <summary>Whether there is nothing to carry.</summary>
    public bool IsIdle => !request.HasList && _leased.Count == 0;

    /// <summary>Looks, and looks again after each interval.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task Run(ChannelWriter<IStreamItem> stream, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(feed.Options.ListInterval);
        do
        {
            try
            {
                await Look(stream, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is SessionException or ObjectDisposedException)
            {
                FeedMessages.ListFailed(feed.Services.Log, feed.Pattern, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task Look(ChannelWriter<IStreamItem> stream, CancellationToken cancellationToken)
    {
        if (request.HasList)
        {
            foreach (var source in feed.Sources)
            {
                await Offer(stream, "list " + source.Name, new ListItem(source, await source.List(cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
            }

            await Offer(stream, "activity", new ActivityItem(feed.Activity.Streams, feed.Activity.Sent), cancellationToken).ConfigureAwait(false);
        }

        foreach (var log in _leased)
        {
            var lease = await log.FindLease(cancellationToken).ConfigureAwait(false);
            await Offer(stream, "lease " + log.Session, new LeaseItem(log.Session, lease?.Holder, lease?.Number), cancellationToken).ConfigureAwait(false);
        }
    }

    // Items are compared by what they say.
    private async ValueTask Offer(ChannelWriter<IStreamItem> stream, string name, IStreamItem item, CancellationToken cancellationToken)
    {
        if (!_sent.TryGetValue(name, out var before) || !before.Equals(item))
        {
            _sent[name] = item;
            await stream.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
    }
}
