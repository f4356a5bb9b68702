namespace Persistence.Engine;

/// <summary>Loading, changing and saving one session, again when another caller was faster.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="store">An <see cref="ISessionStore{TSession, TKey}"/> for blocking runs, an <see cref="IAsyncSessionStore{TSession, TKey}"/> for awaited ones.</param>
/// <param name="key">The session's key.</param>
internal readonly struct SessionUpdate<TSession, TKey>(object store, TKey key)
    where TSession : class
    where TKey : notnull
{
    private const int MostAttempts = 16;
    private const double LongestPause = 50;

    private readonly KeyedCalls<TSession, TKey> _calls = new(store, key);

    /// <summary>Changes and saves.</summary>
    /// <param name="change">Changes the session.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<TSession> Run(Action<TSession> change, IoMode mode)
    {
        var update = this;
        var saved = await update.Repeat(
            session =>
            {
                change(session);
                return true;
            },
            mode).ConfigureAwait(false);
        return saved!;
    }

    /// <summary>Changes and saves, unless nothing is to be saved.</summary>
    /// <param name="change">Changes the session; false for nothing to save.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<bool> RunIf(Func<TSession, bool> change, IoMode mode) => await Repeat(change, mode).ConfigureAwait(false) is not null;

    /// <summary>Finds, or creates.</summary>
    /// <param name="create">Makes the session.</param>
    /// <param name="load">How much of the logs of a session that is there to read.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<TSession> GetOrCreate(Func<TSession> create, SessionLoad load, IoMode mode)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await _calls.Find(load, mode).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            var session = create() ?? throw new InvalidOperationException($"GetOrCreate of session '{key}': the function made no session. Let it return a new one with that key.");
            _calls.RequireKey(session);
            try
            {
                await _calls.Create(session, mode).ConfigureAwait(false);
                return session;
            }
            catch (SessionExistsException) when (attempt < MostAttempts)
            {
                // Created meanwhile; and it may have been deleted once more when it is looked for.
                await Pause(attempt, mode).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<TSession?> Repeat(Func<TSession, bool> change, IoMode mode)
    {
        for (var attempt = 1; ; attempt++)
        {
            var session = await _calls.Load(mode).ConfigureAwait(false);
            if (!change(session))
            {
                return null;
            }

            _calls.RequireKey(session);
            try
            {
                await _calls.Save(session, mode).ConfigureAwait(false);
                return session;
            }
            catch (SessionConflictException) when (attempt < MostAttempts)
            {
                await Pause(attempt, mode).ConfigureAwait(false);
            }
        }
    }

    // Callers that met once would meet again if they paused alike.
    private static ValueTask Pause(int attempt, IoMode mode) => mode.Pause(TimeSpan.FromMilliseconds(Math.Min(LongestPause, Math.Pow(2, attempt - 1)) * Random.Shared.NextDouble()));
}
