using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>What each call of a store begins with, and the verification of everything in it. Every <see cref="SessionStore{TSession, TKey}"/> is one.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StoreVerification<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly MeasuredEngine<TSession, TKey> _calls;

    private protected StoreVerification(SessionEngine<TSession, TKey> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _calls = new MeasuredEngine<TSession, TKey>(engine);
        Lifetime = new StoreLifetime(() => engine.IsClosed);
    }

    internal StoreLifetime Lifetime { get; }

    private protected MeasuredEngine<TSession, TKey> Calls => _calls;

    /// <inheritdoc cref="ISessionStore{TSession, TKey}.Verify()"/>
    public IntegrityReport Verify() => Verify(null);

    /// <inheritdoc cref="ISessionStore{TSession, TKey}.Verify(IProgress{VerifyProgress})"/>
    public IntegrityReport Verify(IProgress<VerifyProgress>? progress)
    {
        ThrowIfDisposed();
        return IoMode.Result(_calls.Verify(progress, IoMode.Blocking));
    }

    /// <inheritdoc cref="IAsyncSessionStore{TSession, TKey}.VerifyAsync(CancellationToken)"/>
    // VerifyAsync(default) means the token.
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default) => VerifyAsync(null, cancellationToken);

    /// <inheritdoc cref="IAsyncSessionStore{TSession, TKey}.VerifyAsync(IProgress{VerifyProgress}, CancellationToken)"/>
    public async ValueTask<IntegrityReport> VerifyAsync(IProgress<VerifyProgress>? progress, CancellationToken cancellationToken = default) =>
        await _calls.Verify(progress, Awaiting(cancellationToken)).ConfigureAwait(false);

    // Disposal comes before anything else that may be wrong with a call.
    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Lifetime.IsOver, this);

    // How an asynchronous call waits; one that is cancelled already ends here.
    internal IoMode Awaiting(CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        return IoMode.Awaiting(cancellationToken);
    }
}
