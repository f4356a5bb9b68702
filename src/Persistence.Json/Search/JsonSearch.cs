using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Search;

namespace Persistence.Json;

/// <summary>Answers searches by an index in memory: the catalog says which files changed.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="context">The clock and settings.</param>
/// <param name="folder">Knows which files changed, and opens others.</param>
/// <param name="keys">Reads keys.</param>
/// <param name="listing">Knows which files are listed.</param>
internal sealed class JsonSearch<TSession, TKey, TMap>(
    SessionEngine<TSession, TKey> engine,
    JsonContext context,
    (SessionCatalog Catalog, StoreDirectory Directory) folder,
    SessionKeyText<TSession, TKey, TMap> keys,
    KeyListing<TSession, TKey, TMap> listing) : FollowingSearch<TSession, TKey>(engine, context.Options.TimeProvider)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <inheritdoc/>
    protected override ISearchCopies? Copies { get; } = context.Options.SecureDelete ? null : new SearchCopyFiles(folder.Directory, context.Options.LeastSearched);

    /// <inheritdoc/>
    public override async ValueTask<SearchPage<TKey>?> Match(SearchRequest request, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        mode.Cancellation.ThrowIfCancellationRequested();
        return await base.Match(request, mode with { IsAsync = false }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<SearchPage<TKey>?> MatchVectors(VectorRequest request, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        mode.Cancellation.ThrowIfCancellationRequested();
        return await base.MatchVectors(request, mode with { IsAsync = false }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask<SessionChanges<TKey>?> Changes(int log, object? position, IoMode mode)
    {
        if (!folder.Catalog.TryAsk(contents => Changes(contents, position as Place), mode, out var changes) || changes is null)
        {
            return null;
        }

        // A file that cannot be read belongs to its session, unless it is another session's.
        var foreign = new List<ChangedSession<TKey>>();
        foreach (var session in changes.Sessions.Where(static session => !session.IsKnown))
        {
            if (!await listing.IsListed(session.Name, mode).ConfigureAwait(false))
            {
                foreign.Add(session);
            }
        }

        return foreign.Count == 0
            ? changes
            : new SessionChanges<TKey>(changes.Position, [.. changes.Sessions.Except(foreign)], [.. changes.Gone, .. foreign.Select(static session => session.Name)]) { IsAll = changes.IsAll };
    }

    private SessionChanges<TKey>? Changes(CatalogContents contents, Place? place)
    {
        var names = place?.Contents == contents ? contents.Changes.Since(place.Count) : null;
        List<CatalogEntry> entries = names is null ? [.. contents.Entries] : [.. names.Select(contents.Find).OfType<CatalogEntry>()];
        if (contents.Unread.Any(static entry => entry.Key is null) || !entries.TrueForAll(entry => entry.Key is { } key && keys.IsKey(key)))
        {
            return null;
        }

        return new SessionChanges<TKey>(new Place(contents, contents.Changes.Count), entries.ConvertAll(SessionOf), names is null ? [] : [.. names.Where(name => contents.Find(name) is null)]) { IsAll = names is null };
    }

    private ChangedSession<TKey> SessionOf(CatalogEntry entry) =>
        new(entry.Name, keys.Decode(entry.Key!), entry.Sortable ?? keys.Sortable(entry.Key!), entry.Expires) { IsKnown = entry.Values is not null, State = entry.Stamp.ChangedAt > 0 ? SearchCopyFiles.StateOf(entry.Stamp) : null };

    private sealed record Place(CatalogContents Contents, long Count);
}
