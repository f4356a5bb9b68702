using Persistence.AspNetCore.Sources;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence;

/// <summary>Says what a feed offers: the sessions of one or several stores. For one thread at a time, within <c>MapSessionFeed</c>.</summary>
public sealed class SessionFeedBuilder
{
    private readonly List<FeedSource> _sources = [];
    private readonly ShowFaults _faults;

    internal SessionFeedBuilder(ShowFaults faults) => _faults = faults;

    internal FeedOptions Options { get; } = new();

    internal IReadOnlyList<FeedSource> Sources => _sources;

    /// <summary>What the page of the feed is called.</summary>
    public string Title { get; set; } = "Sessions";

    /// <summary>After which time without an event a comment is sent, so that proxies and browsers see that the connection lives; 15 seconds by default, 100 milliseconds to an hour.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the list of sessions and the leases are looked at while somebody watches; 2 seconds by default, 100 milliseconds to an hour.</summary>
    public TimeSpan ListInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>After which time a browser that takes nothing of what was sent is disconnected; a minute by default, 100 milliseconds to an hour.</summary>
    public TimeSpan SlowReaderTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many logs one stream may have at most; 64 by default, 1 to 1,000.</summary>
    public int MaxLogs { get; set; } = 64;

    /// <summary>How many characters of the text of an entry are sent at most; 32,768 by default, 100 to 10,000,000. Of a longer one the beginning is sent, with its length.</summary>
    public int MaxTextLength { get; set; } = 32_768;

    /// <summary>Adds the sessions of a store.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">A generated store, on any backend. It must live as long as the program serves; the feed does not dispose it.</param>
    /// <param name="configure">Says which logs are shown, and how.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The store is no generated one, two stores have one name, or no log is shown.</exception>
    public SessionFeedBuilder Add<TSession, TKey>(ISessionStore<TSession, TKey> store, Action<SessionFeedSource<TSession, TKey>> configure)
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(configure);
        if (FeedReader<TSession, TKey>.Of(store) is not { } reader)
        {
            throw new ArgumentException($"{store.GetType().Name} is no generated store of {typeof(TSession).Name}; give the feed the store itself, not what stands around it.", nameof(store));
        }

        var source = new SessionFeedSource<TSession, TKey>(new FeedStore<TSession, TKey>(reader, (IAsyncSessionStore<TSession, TKey>)store), Options, _faults);
        configure(source);
        var built = source.Build();
        if (_sources.Exists(other => other.Name == built.Name))
        {
            throw new ArgumentException($"The feed has two stores that are called '{built.Name}'; give one of them another Name.", nameof(configure));
        }

        _sources.Add(built);
        return this;
    }

    /// <summary>Takes over the settings, when everything was said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them cannot be.</exception>
    internal void Complete()
    {
        var (least, most) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        ArgumentNullException.ThrowIfNull(Title);
        Options.Title = Title;
        Options.Heartbeat = FeedOptions.Between(Heartbeat, least, most, nameof(Heartbeat));
        Options.ListInterval = FeedOptions.Between(ListInterval, least, most, nameof(ListInterval));
        Options.SlowReaderTimeout = FeedOptions.Between(SlowReaderTimeout, least, most, nameof(SlowReaderTimeout));
        Options.MaxLogs = FeedOptions.Between(MaxLogs, 1, 1000, nameof(MaxLogs));
        Options.MaxTextLength = FeedOptions.Between(MaxTextLength, 100, 10_000_000, nameof(MaxTextLength));
    }
}
