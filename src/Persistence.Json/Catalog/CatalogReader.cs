using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Reads what a catalog has to know of the sessions of a class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="sessions">Reads sessions.</param>
/// <param name="values">Computes what they are found by.</param>
/// <param name="keys">Reads keys.</param>
internal sealed class CatalogReader<TSession, TKey, TMap>(StoredSessions sessions, HeaderValues<TSession, TKey, TMap> values, SessionKeyText<TSession, TKey, TMap> keys) : ICatalogReader
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <inheritdoc/>
    public CatalogEntry Read(string name, FileStamp stamp, bool isSettled) =>
        IoMode.Result(sessions.Peek(name, open => Describe(name, stamp, isSettled, open))) ?? Unread(name, stamp, isSettled);

    private CatalogEntry? Describe(string name, FileStamp stamp, bool isSettled, OpenSession? open) => open is null || !keys.IsKey(open.Header.Key) ? null : new CatalogEntry(name, stamp)
    {
        IsSettled = isSettled,
        Key = open.Header.Key,
        Sortable = keys.Sortable(open.Header.Key),
        Expires = open.State.Expires,
        Values = TryCompute(open),
    };

    // Who asks for it reads it again, and reports what is wrong.
    private (int Index, string Value)[]? TryCompute(OpenSession open)
    {
        try
        {
            return [.. values.Of(open)];
        }
        catch (Exception fault) when (!FileFault.IsOfFiles(fault))
        {
            return null;
        }
    }

    private CatalogEntry Unread(string name, FileStamp stamp, bool isSettled)
    {
        var key = FileNames.KeyOf(name) is { } text && keys.IsKey(text) ? text : null;
        return new CatalogEntry(name, stamp) { IsSettled = isSettled, Key = key, Sortable = key is null ? null : keys.Sortable(key) };
    }
}
