using System.Runtime.CompilerServices;

namespace Persistence.Engine;

/// <content>Whether everything that is stored can be read, and how well the store is.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <inheritdoc/>
    public IntegrityReport Verify() => Verify(null);

    /// <inheritdoc/>
    public IntegrityReport Verify(IProgress<VerifyProgress>? progress)
    {
        Lifetime.ThrowIfOver();
        return IoMode.Result(Calls.Verify(progress, IoMode.Blocking));
    }

    /// <inheritdoc/>
    // VerifyAsync(default) means the token.
    [OverloadResolutionPriority(1)]
    public ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default) => VerifyAsync(null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IntegrityReport> VerifyAsync(IProgress<VerifyProgress>? progress, CancellationToken cancellationToken = default) =>
        await Calls.Verify(progress, Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public StoreDiagnosis Diagnose()
    {
        Lifetime.ThrowIfOver();
        return IoMode.Result(_diagnosis.Diagnose(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<StoreDiagnosis> DiagnoseAsync(CancellationToken cancellationToken = default) =>
        await _diagnosis.Diagnose(Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);
}
