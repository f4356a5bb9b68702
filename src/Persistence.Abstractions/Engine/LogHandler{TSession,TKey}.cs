using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Search;

namespace Persistence.Engine;

/// <summary>One log of a session class, its entry type hidden.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LogHandler<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private protected LogHandler(LogDescription description) => Description = description;

    /// <summary>Name, ordinal and append rule of the log.</summary>
    public LogDescription Description { get; }

    /// <summary>Counts the entries.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sequence of the last entry; 0 for an empty log.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired.</exception>
    public abstract ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode);

    internal abstract void Prepare(PreparedSave<TSession> save, ValidationErrors errors);

    internal abstract void Track(PreparedSave<TSession> save);

    internal abstract void SetUnread(TSession session);

    internal abstract ISessionTexts<TKey> TextsOf(SessionEngine<TSession, TKey> engine);
}
