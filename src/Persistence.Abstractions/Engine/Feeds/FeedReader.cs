using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Reads a store of which only the session class is known: its keys as texts, its logs by their names, its leases. For many threads.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FeedReader<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;

    private FeedReader(SessionStore<TSession, TKey> store) => _store = store;

    /// <summary>Names, logs and indexes of the session class.</summary>
    public SessionDescription Description => _store.Engine.Description;

    /// <summary>Reads a store.</summary>
    /// <param name="store">The store.</param>
    /// <returns>Null where it is no generated store, but something that stands around one.</returns>
    public static FeedReader<TSession, TKey>? Of(ISessionStore<TSession, TKey> store) =>
        store is SessionStore<TSession, TKey> generated ? new FeedReader<TSession, TKey>(generated) : null;

    /// <summary>Gives the encoded key of a session.</summary>
    /// <param name="session">A session that was read.</param>
    /// <returns>The text.</returns>
    public string KeyOf(TSession session) => FormatKey(_store.Engine.KeyOf(session));

    /// <summary>Gives the text of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The encoded key.</returns>
    public string FormatKey(TKey key) => _store.Engine.Encode(key).Text;

    /// <summary>Reads a key from its text.</summary>
    /// <param name="text">The encoded key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">No session can have the key.</exception>
    public TKey ParseKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var key = _store.Engine.DecodeKey(text);
            _store.Engine.Encode(key);
            return key;
        }
        catch (SessionCorruptedException fault)
        {
            throw new ArgumentException($"'{OneLine.Of(text)}' is no key of {Description.ClassName}.", nameof(text), fault);
        }
    }

    /// <summary>Finds a log by its name and the type of its entries.</summary>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="name">The member's name in C#.</param>
    /// <param name="log">The log.</param>
    /// <returns>Its names; null where the class has no such log, or its entries have another type.</returns>
    public LogDescription? FindLog<TEntry>(string name, out SessionLog<TSession, TKey, TEntry> log)
    {
        foreach (var handler in _store.Engine.Logs)
        {
            if (handler is LogHandler<TSession, TKey, TEntry> typed && handler.Description.Name == name)
            {
                log = new SessionLog<TSession, TKey, TEntry>(_store, typed);
                return typed.Description;
            }
        }

        log = default;
        return null;
    }

    /// <summary>Says who holds a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null while nobody does, and where the class has no leases.</returns>
    public ValueTask<LeaseInfo?> FindLease(TKey key, CancellationToken cancellationToken) =>
        Description.HasLeases ? _store.Leases.FindAsync(key, cancellationToken) : ValueTask.FromResult<LeaseInfo?>(null);
}
