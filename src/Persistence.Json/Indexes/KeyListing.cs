using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Lists the keys of all sessions. One that cannot be read never hides the others.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="sessions">Reads sessions.</param>
/// <param name="checks">Which of them exist.</param>
/// <param name="keys">Reads keys.</param>
internal sealed class KeyListing<TSession, TKey, TMap>(StoredSessions sessions, SessionChecks checks, SessionKeyText<TSession, TKey, TMap> keys)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private const int PageLength = 64;

    /// <summary>Reads the next keys.</summary>
    /// <param name="position">Where the page before ended; null for the first page.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The page.</returns>
    public async ValueTask<KeyPage<TKey>> Page(object? position, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var (files, next) = (Position?)position ?? new Position(await SortedFiles(mode).ConfigureAwait(false), 0);
        var page = new List<TKey>(PageLength);
        for (; next < files.Count && page.Count < PageLength; next++)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            if (await IsListed(files[next].Name, mode).ConfigureAwait(false))
            {
                page.Add(keys.Decode(files[next].Key));
            }
        }

        return new KeyPage<TKey>(page, next < files.Count ? new Position(files, next) : null);
    }

    /// <summary>Counts the sessions.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The number.</returns>
    public async ValueTask<long> Count(IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var count = 0L;
        foreach (var name in sessions.Names())
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            count += await KeyOf(name, mode).ConfigureAwait(false) is not null && await IsListed(name, mode).ConfigureAwait(false) ? 1 : 0;
        }

        return count;
    }

    private async ValueTask<List<(string Name, string Key)>> SortedFiles(IoMode mode)
    {
        var files = new List<(string Name, string Key)>();
        foreach (var name in sessions.Names())
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            if (await KeyOf(name, mode).ConfigureAwait(false) is { } key)
            {
                files.Add((name, key));
            }
        }

        return [.. files.OrderBy(file => keys.Sortable(file.Key), KeyOrder.Utf8)];
    }

    // The key of a file's session; null when it cannot be read, or is none of this class.
    private async ValueTask<string?> KeyOf(string name, IoMode mode)
    {
        var key = FileNames.KeyOf(name) ?? await sessions.TryRead(name, static open => open?.Header.Key, null, mode).ConfigureAwait(false);
        return key is not null && keys.IsKey(key) ? key : null;
    }

    // A session that cannot be read is listed all the same: loading it says what is wrong.
    private async ValueTask<bool> IsListed(string name, IoMode mode)
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

    private sealed record Position(List<(string Name, string Key)> Files, int Next);
}
