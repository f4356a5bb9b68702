using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Repairs damaged sessions, session class and map hidden.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
internal interface IStoreRecovery<TKey>
    where TKey : notnull
{
    /// <summary>Repairs every session.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was repaired.</returns>
    /// <exception cref="SessionStoreUnavailableException">A file cannot be used; all others were repaired.</exception>
    ValueTask<RecoveryReport> RecoverAll(IoMode mode);

    /// <summary>Repairs one session.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was repaired.</returns>
    ValueTask<RecoveryReport> Recover(TKey key, IoMode mode);
}
