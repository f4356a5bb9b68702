namespace Persistence.Engine;

/// <content>How well the store is.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <inheritdoc/>
    public StoreDiagnosis Diagnose()
    {
        ThrowIfDisposed();
        return IoMode.Result(_diagnosis.Diagnose(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<StoreDiagnosis> DiagnoseAsync(CancellationToken cancellationToken = default) =>
        await _diagnosis.Diagnose(Awaiting(cancellationToken)).ConfigureAwait(false);
}
