using System.ComponentModel;
using Persistence.Engine;

namespace Persistence.Json;

/// <summary>What only a store of files has: a place, and repairs. The members of generated stores call it.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonSessionFiles<TKey>
    where TKey : notnull
{
    private readonly RepairLog _repairs;
    private readonly IStoreRecovery<TKey> _recovery;
    private readonly ActiveUses _uses;

    internal JsonSessionFiles(string location, RepairLog repairs, ActiveUses uses, IStoreRecovery<TKey> recovery)
    {
        Location = location;
        _repairs = repairs;
        _recovery = recovery;
        _uses = uses;
    }

    /// <summary>The directory of the class.</summary>
    public string Location { get; }

    /// <summary>What the store repaired by itself since it was opened.</summary>
    public RecoveryReport Recoveries => _repairs.Since(0);

    /// <summary>Repairs the damaged sessions.</summary>
    /// <returns>What was repaired.</returns>
    /// <exception cref="SessionStoreUnavailableException">A file cannot be used; all others were repaired, and are in <see cref="Recoveries"/>.</exception>
    public RecoveryReport Recover() => IoMode.Result(Opened().RecoverAll(IoMode.Blocking));

    /// <summary>Repairs one session, if it is damaged.</summary>
    /// <param name="key">The session's key.</param>
    /// <returns>What was repaired.</returns>
    public RecoveryReport Recover(TKey key) => IoMode.Result(Opened().Recover(key, IoMode.Blocking));

    /// <summary>Repairs the damaged sessions.</summary>
    /// <param name="cancellationToken">Cancels the call if nothing was repaired yet.</param>
    /// <returns>What was repaired.</returns>
    public async ValueTask<RecoveryReport> RecoverAsync(CancellationToken cancellationToken)
    {
        var recovery = Opened();
        cancellationToken.ThrowIfCancellationRequested();
        return await recovery.RecoverAll(IoMode.Awaiting(CancellationToken.None)).ConfigureAwait(false);
    }

    /// <summary>Repairs one session, if it is damaged.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="cancellationToken">Cancels the call if nothing was repaired yet.</param>
    /// <returns>What was repaired.</returns>
    public async ValueTask<RecoveryReport> RecoverAsync(TKey key, CancellationToken cancellationToken)
    {
        var recovery = Opened();
        cancellationToken.ThrowIfCancellationRequested();
        return await recovery.Recover(key, IoMode.Awaiting(CancellationToken.None)).ConfigureAwait(false);
    }

    private IStoreRecovery<TKey> Opened()
    {
        ObjectDisposedException.ThrowIf(_uses.IsClosed, this);
        return _recovery;
    }
}
