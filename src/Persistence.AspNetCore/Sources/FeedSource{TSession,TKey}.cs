using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.AspNetCore.Sources;

/// <summary>A store of a feed. For many threads.</summary>
/// <param name="name">What it is called in addresses.</param>
/// <param name="store">The store.</param>
/// <param name="logs">The logs that are shown.</param>
/// <param name="list">The list of its sessions.</param>
internal sealed class FeedSource<TSession, TKey>(string name, FeedStore<TSession, TKey> store, IReadOnlyList<FeedLog<TKey>> logs, SessionList<TSession, TKey> list) : FeedSource(name)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    public override IReadOnlyList<string> Logs { get; } = [.. logs.Select(static log => log.Name)];

    public override bool IsSearchable { get; } = logs.Any(static log => log.IsSearchable);

    public override OpenedLog? Open(string key, string log)
    {
        if (logs.FirstOrDefault(known => known.Name == log) is not { } found)
        {
            return null;
        }

        try
        {
            return new OpenedLog<TSession, TKey>($"{Name}/{key}/{log}", store, found, store.Reader.ParseKey(key));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public override ValueTask<IReadOnlyList<ListedSession>> List(CancellationToken cancellationToken) => list.Read(cancellationToken);

    public override async ValueTask<IReadOnlyList<(string Log, FeedHit Hit)>> Search(string words, int limit, CancellationToken cancellationToken)
    {
        var found = new List<(string Log, FeedHit Hit)>();
        foreach (var log in logs.Where(static log => log.IsSearchable))
        {
            found.AddRange((await log.Search(words, limit, cancellationToken).ConfigureAwait(false)).Select(hit => (log.Name, hit)));
        }

        return found;
    }
}
