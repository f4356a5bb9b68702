using System.Runtime.CompilerServices;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.AspNetCore.Sources;

/// <summary>One log of a store, as it is shown. For many threads.</summary>
/// <param name="description">The log.</param>
/// <param name="log">What reads it.</param>
/// <param name="view">What is shown of an entry.</param>
/// <param name="reader">Knows the class and gives encoded keys.</param>
/// <param name="faults">Reports what cannot be shown.</param>
internal sealed class FeedLog<TSession, TKey, TEntry>(LogDescription description, SessionLog<TSession, TKey, TEntry> log, EntryView<TEntry> view, FeedReader<TSession, TKey> reader, ShowFaults faults)
    : FeedLog<TKey>(description.StorageName, description.Searchable.Count > 0)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    public override async IAsyncEnumerable<FeedEvent> Tail(TKey key, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var next in log.Tails.ReadAsync(key, after, cancellationToken).ConfigureAwait(false))
        {
            yield return new FeedEvent(next.Kind, next.Sequence, next.Kind == LogEventKind.Entry ? Shown(key, next.Sequence, next.Entry!) : null);
        }
    }

    public override async ValueTask<FeedPage> ReadBefore(TKey key, long? before, int count, CancellationToken cancellationToken)
    {
        var page = before is { } sequence
            ? await log.Reader.ReadBeforeAsync(key, sequence, count, cancellationToken).ConfigureAwait(false)
            : await log.Reader.ReadLastAsync(key, count, cancellationToken).ConfigureAwait(false);
        return new FeedPage(page.FirstSequence, [.. page.Select((entry, index) => Shown(key, page.FirstSequence + index, entry))]);
    }

    public override async ValueTask<IReadOnlyList<FeedHit>> Search(string words, int limit, CancellationToken cancellationToken)
    {
        var hits = await log.Search.FindAsync(words, limit, cancellationToken).ConfigureAwait(false);
        return [.. hits.Select(hit => new FeedHit(reader.FormatKey(hit.Key), hit.Sequence, Shown(hit.Key, hit.Sequence, hit.Entry)))];
    }

    private FeedEntry Shown(TKey key, long sequence, TEntry entry)
    {
        var shown = view.Of(entry, out var fault);
        if (fault is not null)
        {
            faults.Entry($"{reader.Description.ClassName}.{description.Name}", reader.FormatKey(key), sequence, fault);
        }

        return shown;
    }
}
