using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Lists the keys of all sessions. One that cannot be read never hides the others.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The clock.</param>
/// <param name="sessions">Reads sessions.</param>
/// <param name="catalog">Knows which there are.</param>
/// <param name="checks">Which of them exist.</param>
/// <param name="keys">Reads keys.</param>
internal sealed class KeyListing<TSession, TKey, TMap>(JsonContext context, StoredSessions sessions, SessionCatalog catalog, SessionChecks checks, SessionKeyText<TSession, TKey, TMap> keys)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private const int PageLength = 64;

    /// <summary>Reads the next keys.</summary>
    /// <param name="position">Where the page before ended, or a place; null for the first page.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The page.</returns>
    public async ValueTask<KeyPage<TKey>> Page(object? position, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var next = position as Position ?? new Position((position as KeyPlace)?.Sortable, null);
        var page = new List<TKey>(PageLength);
        while (page.Count < PageLength)
        {
            var most = PageLength - page.Count;
            var (files, rest) = await Next(next, most, mode).ConfigureAwait(false);
            foreach (var file in files)
            {
                mode.Cancellation.ThrowIfCancellationRequested();
                if (await IsListed(file.Name, mode).ConfigureAwait(false))
                {
                    page.Add(keys.Decode(file.Key));
                }
            }

            if (files.Count < most)
            {
                return new KeyPage<TKey>(page, null);
            }

            next = new Position(files[^1].Sortable, rest);
        }

        return new KeyPage<TKey>(page, next);
    }

    /// <summary>Counts the sessions.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The number.</returns>
    public async ValueTask<long> Count(IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var (count, unread) = catalog.TryAsk(contents => (contents.CountLive(context.Now), Names(contents)), mode, out var known) ? known : (0L, sessions.Names());
        foreach (var name in unread)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            count += await KeyOf(name, mode).ConfigureAwait(false) is not null && await IsListed(name, mode).ConfigureAwait(false) ? 1 : 0;
        }

        return count;
    }

    // Files after a place, in order; and, where there is no catalog, all of them, to be listed once.
    private async ValueTask<(List<StoredKey> Files, List<StoredKey>? All)> Next(Position position, int most, IoMode mode)
    {
        if (position.All is null && catalog.TryAsk(contents => (contents.After(position.After).Where(entry => !(entry.Expires <= context.Now)).Take(most).Select(static entry => new StoredKey(entry.Name, entry.Key!, entry.Sortable!)).ToList(), Nameless(contents)), mode, out var known))
        {
            var (files, nameless) = known;
            files.AddRange(After(position, await WithKeys(nameless, mode).ConfigureAwait(false)));
            return ([.. Sorted(files).Take(most)], null);
        }

        var all = position.All ?? [.. Sorted(await WithKeys(sessions.Names(), mode).ConfigureAwait(false))];
        return ([.. After(position, all).Take(most)], all);
    }

    private static IEnumerable<StoredKey> After(Position position, List<StoredKey> files) =>
        files.Where(file => position.After is null || KeyOrder.Utf8.Compare(file.Sortable, position.After) > 0);

    private static IEnumerable<StoredKey> Sorted(List<StoredKey> files) => files.OrderBy(static file => file.Sortable, KeyOrder.Utf8);

    private async ValueTask<List<StoredKey>> WithKeys(IReadOnlyList<string> names, IoMode mode)
    {
        var files = new List<StoredKey>();
        foreach (var name in names)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            if (await KeyOf(name, mode).ConfigureAwait(false) is { } key)
            {
                files.Add(new StoredKey(name, key, keys.Sortable(key)));
            }
        }

        return files;
    }

    // The key of a file's session; null when it cannot be read, or is none of this class.
    private async ValueTask<string?> KeyOf(string name, IoMode mode)
    {
        var key = FileNames.KeyOf(name) ?? await sessions.TryRead(name, static open => open?.Header.Key, null, mode).ConfigureAwait(false);
        return key is not null && keys.IsKey(key) ? key : null;
    }

    /// <summary>Whether a file is listed. A session that cannot be read is listed all the same: loading it says what is wrong.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<bool> IsListed(string name, IoMode mode)
    {
        try
        {
            return await sessions.Read(name, null, checks.IsLive, mode).ConfigureAwait(false);
        }
        catch (SessionException problem) when (StoredSessions.IsOfOneSession(problem))
        {
            return !StoredSessions.IsForeign(problem);
        }
    }

    private static IReadOnlyList<string> Names(CatalogContents contents) => [.. contents.Unread.Select(static entry => entry.Name)];

    // Files whose names were cut, and that were not read.
    private static IReadOnlyList<string> Nameless(CatalogContents contents) => [.. contents.Unread.Where(static entry => entry.Key is null).Select(static entry => entry.Name)];

    private readonly record struct StoredKey(string Name, string Key, string Sortable);

    private sealed record Position(string? After, List<StoredKey>? All);
}
