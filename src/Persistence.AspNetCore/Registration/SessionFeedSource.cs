using System.Linq.Expressions;
using Persistence.AspNetCore.Sources;
using Persistence.Mapping;

namespace Persistence;

/// <summary>Says which logs of a store a feed shows, and how. For one thread at a time, within <c>MapSessionFeed</c>.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
public sealed class SessionFeedSource<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private const int DefaultListed = 100;

    private readonly FeedStore<TSession, TKey> _store;
    private readonly FeedOptions _options;
    private readonly ShowFaults _faults;
    private readonly List<FeedLog<TKey>> _logs = [];
    private Func<TSession, FeedSession>? _show;
    private Func<CancellationToken, ValueTask<IReadOnlyList<TSession>>> _list;

    internal SessionFeedSource(FeedStore<TSession, TKey> store, FeedOptions options, ShowFaults faults)
    {
        (_store, _options, _faults, Name) = (store, options, faults, LettersOf(store.Reader.Description.Name));
        _list = new KeyOrderList<TSession, TKey>(store.Sessions, DefaultListed).Read;
    }

    /// <summary>What the store is called in addresses, for example <c>chats</c> of <c>chats/tea/messages</c>; the storage name of the class by default. Letters a to z, digits, <c>_</c> and <c>-</c>.</summary>
    public string Name
    {
        get;
        set => field = value is { Length: > 0 } && value.All(IsLetter)
            ? value
            : throw new ArgumentException($"'{value}' cannot be a name in an address; use letters, digits, _ and -.", nameof(value));
    }

    /// <summary>Shows a log.</summary>
    /// <typeparam name="TEntry">The type of its entries.</typeparam>
    /// <param name="log">The member, as <c>chat => chat.Messages</c>.</param>
    /// <param name="show">Makes what is shown of an entry. It is called by several threads at once.</param>
    /// <returns>The same object.</returns>
    /// <exception cref="ArgumentException">It is no log of the class, or was added before.</exception>
    public SessionFeedSource<TSession, TKey> Log<TEntry>(Expression<Func<TSession, IEnumerable<TEntry>>> log, Func<TEntry, FeedEntry> show)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(show);
        var member = (log.Body is UnaryExpression { NodeType: ExpressionType.Convert } converted ? converted.Operand : log.Body) as MemberExpression;
        if (member is not { Expression: ParameterExpression } || _store.Reader.FindLog<TEntry>(member.Member.Name, out var found) is not { } description)
        {
            throw new ArgumentException($"{_store.Reader.Description.ClassName} has no log '{log.Body}' of {typeof(TEntry).Name}; its logs are {string.Join(", ", _store.Reader.Description.Logs.Select(static known => known.Name))}.", nameof(log));
        }

        if (_logs.Exists(other => other.Name == description.StorageName))
        {
            throw new ArgumentException($"The log {description.Name} is added twice.", nameof(log));
        }

        _logs.Add(new FeedLog<TSession, TKey, TEntry>(description, found, new EntryView<TEntry>(show, _options), _store.Reader, _faults));
        return this;
    }

    /// <summary>Says what the list shows of a session. Without it, it shows the key.</summary>
    /// <param name="show">Makes what is shown of a session, whose logs are not read. It is called by several threads at once.</param>
    /// <returns>The same object.</returns>
    public SessionFeedSource<TSession, TKey> Show(Func<TSession, FeedSession> show)
    {
        ArgumentNullException.ThrowIfNull(show);
        _show = show;
        return this;
    }

    /// <summary>Says which sessions are listed, and in which order. Without it, the first 100 by key are.</summary>
    /// <param name="list">Reads them, for example <c>token => store.Query().OrderByLastActivity(descending: true).Take(50).HeadersAsync(token)</c>.</param>
    /// <returns>The same object.</returns>
    public SessionFeedSource<TSession, TKey> List(Func<CancellationToken, ValueTask<SessionPage<TSession>>> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        _list = async token => await list(token).ConfigureAwait(false);
        return this;
    }

    /// <summary>Says which sessions are listed, by a store without asynchronous members: a thread of the pool reads them.</summary>
    /// <param name="list">Reads them, for example <c>() => store.Query().OrderByLastActivity(descending: true).Take(50).Headers()</c>.</param>
    /// <returns>The same object.</returns>
    public SessionFeedSource<TSession, TKey> List(Func<SessionPage<TSession>> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        _list = async token => await Task.Run(list, token).ConfigureAwait(false);
        return this;
    }

    internal FeedSource Build()
    {
        if (_logs.Count == 0)
        {
            throw new ArgumentException($"The feed shows no log of {_store.Reader.Description.ClassName}; add .Log(session => session.{(_store.Reader.Description.Logs is [var first, ..] ? first.Name : "…")}, entry => new FeedEntry(…)).");
        }

        return new FeedSource<TSession, TKey>(Name, _store, [.. _logs], new SessionList<TSession, TKey>(_store, _list, _show, _faults, _options));
    }

    // The storage name of a class may hold other characters.
    private static string LettersOf(string name) => string.Concat(name.Select(static letter => IsLetter(letter) ? letter : '_'));

    private static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
