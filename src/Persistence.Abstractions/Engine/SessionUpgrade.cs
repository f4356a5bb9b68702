using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// Saves the sessions of earlier schema versions, one by one: what upgrade steps made of them is stored then. Each save is a commit of its own, so that a run that was ended is taken up by the next one.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="store">The store.</param>
/// <param name="engine">Its engine.</param>
/// <param name="progress">Shows what has been done; null where nobody asks.</param>
internal sealed class SessionUpgrade<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine, IProgress<UpgradeResult>? progress)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    // How often others may save a session between the load and the save of it.
    private const int MaxAttempts = 100;

    private const int SessionsBetweenReports = 100;

    // One file may be away; a store that is away is not asked for each of its sessions.
    private const int MostUnavailable = 3;

    private readonly List<SkippedSession> _skipped = [];
    private long _checked;
    private long _upgraded;
    private int _unavailable;

    /// <summary>Upgrades all.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<UpgradeResult> Run(IoMode mode)
    {
        object? position = null;
        do
        {
            var page = await engine.ReadKeys(position, mode).ConfigureAwait(false);
            foreach (var key in page.Keys)
            {
                mode.Cancellation.ThrowIfCancellationRequested();
                store.Lifetime.ThrowIfOver();
                await Check(store.Encode(key), mode).ConfigureAwait(false);
                if (++_checked % SessionsBetweenReports == 0)
                {
                    progress?.Report(Result);
                }
            }

            position = page.Next;
        }
        while (position is not null);
        progress?.Report(Result);
        return Result;
    }

    private UpgradeResult Result => new(_checked, _upgraded, [.. _skipped]);

    private async ValueTask Check(EncodedKey<TKey> key, IoMode mode)
    {
        try
        {
            _upgraded += await Upgrade(key, mode).ConfigureAwait(false) ? 1 : 0;
            _unavailable = 0;
        }
        catch (SessionStoreUnavailableException problem) when (++_unavailable < MostUnavailable)
        {
            _skipped.Add(new SkippedSession(key.Text, problem.Message));
        }
        catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
        {
            _skipped.Add(new SkippedSession(key.Text, problem.Message));
        }
    }

    private async ValueTask<bool> Upgrade(EncodedKey<TKey> key, IoMode mode)
    {
        for (var attempt = 1; ; attempt++)
        {
            var session = store.Loads.Note(await engine.Read(key, SessionLoad.HeaderOnly, mode).ConfigureAwait(false), SessionLoad.HeaderOnly);
            if (session?.Tracking.IsOfEarlierVersion != true)
            {
                return false;
            }

            try
            {
                await store.Writes.Write(store, session, isCreation: false, mode).ConfigureAwait(false);
                return true;
            }
            catch (SessionConflictException) when (attempt < MaxAttempts)
            {
                // Others saved it meanwhile; perhaps it is upgraded.
            }
        }
    }
}
