using Persistence.Mapping;

namespace Persistence.AspNetCore.Sources;

/// <summary>The sessions of a store that a feed lists, read at most once in an interval, however many browsers ask. For many threads.</summary>
/// <param name="store">The store.</param>
/// <param name="read">Reads them.</param>
/// <param name="show">What is shown of a session; null for its key.</param>
/// <param name="faults">Reports what cannot be shown.</param>
/// <param name="options">How long what was read is good for.</param>
internal sealed class SessionList<TSession, TKey>(
    FeedStore<TSession, TKey> store, Func<CancellationToken, ValueTask<IReadOnlyList<TSession>>> read, Func<TSession, FeedSession>? show, ShowFaults faults, FeedOptions options)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<ListedSession>>? _reading;
    private long _readAt;

    public async ValueTask<IReadOnlyList<ListedSession>> Read(CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<ListedSession>> reading;
        lock (_lock)
        {
            // A reading that failed is not kept, and one that is under way is shared. It belongs to no request, so that one that goes away does not cancel it for the others.
            if (_reading is null || (_reading.IsCompleted && (!_reading.IsCompletedSuccessfully || TimeProvider.System.GetElapsedTime(_readAt) > options.ListInterval)))
            {
                _readAt = TimeProvider.System.GetTimestamp();
                _reading = ReadNow();
            }

            reading = _reading;
        }

        return await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<ListedSession>> ReadNow()
    {
        var sessions = await read(CancellationToken.None).ConfigureAwait(false);
        return [.. sessions.Select(session => new ListedSession(store.Reader.KeyOf(session), Shown(session)))];
    }

    private FeedSession Shown(TSession session)
    {
        try
        {
            return show is null
                ? new FeedSession(store.Reader.KeyOf(session))
                : show(session) is { Title: not null } shown ? shown : throw new InvalidOperationException("It gave no session, or one without a Title.");
        }
#pragma warning disable CA1031 // Whatever the application's code throws: the others are listed all the same.
        catch (Exception fault)
        {
            faults.Session(store.Reader.Description.ClassName, store.Reader.KeyOf(session), fault);
            return new FeedSession(store.Reader.KeyOf(session)) { Status = "cannot be shown" };
        }
#pragma warning restore CA1031
    }
}
