using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>What happened in a log.</summary>
/// <param name="Log">The place of the log in the request.</param>
/// <param name="Next">The event.</param>
/// <param name="Activity">Counts the entry.</param>
internal sealed record LogItem(int Log, FeedEvent Next, FeedActivity Activity) : IStreamItem
{
    public void Write(EventWriter writer)
    {
        writer.Write(Log, Next);
        if (Next.Kind == LogEventKind.Entry)
        {
            Activity.CountSent();
        }
    }
}
