namespace Persistence.Engine;

/// <content>How well the store is.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <inheritdoc/>
    public StoreDiagnosis Diagnose()
    {
        ThrowIfDisposed();
        return IoMode.Result(_engine.Diagnose(IoMode.Blocking));
    }

    /// <inheritdoc/>
    public async ValueTask<StoreDiagnosis> DiagnoseAsync(CancellationToken cancellationToken = default) =>
        await _engine.Diagnose(Awaiting(cancellationToken)).ConfigureAwait(false);
}
