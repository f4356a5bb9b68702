using Persistence.Engine;

namespace Persistence.Hosting;

/// <summary>
/// Asks a store how it is, within a deadline. Checks that come while it is being asked share the answer: a store that does not answer is asked once, however often a probe comes.
/// From many threads.
/// </summary>
internal sealed class StoreDiagnoses
{
    private readonly Lock _gate = new();
    private Task<StoreDiagnosis>? _underWay;

    /// <summary>Asks.</summary>
    /// <param name="store">The store.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Null where it did not answer in time.</returns>
    public async Task<StoreDiagnosis?> Ask(IHostedStore store, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await Begin(store).WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private Task<StoreDiagnosis> Begin(IHostedStore store)
    {
        lock (_gate)
        {
            return _underWay is { IsCompleted: false } ? _underWay : _underWay = Task.Run(async () => await store.Diagnose(CancellationToken.None).ConfigureAwait(false));
        }
    }
}
