using System.Diagnostics.CodeAnalysis;
using Persistence.Engine;

namespace Persistence.Search;

/// <summary>Lets one search after another bring an index up to the store.</summary>
[SuppressMessage("Reliability", "CA1001:Types that own disposable fields should be disposable", Justification = "Without a wait handle there is nothing to release.")]
internal sealed class FollowingQueue
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Waits until no other search is at work.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Enter(IoMode mode)
    {
        if (mode.IsAsync)
        {
            await _free.WaitAsync(mode.Cancellation).ConfigureAwait(false);
            return;
        }

        while (true)
        {
            try
            {
                _free.Wait(mode.Cancellation);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Delivered when the call ends.
                DeferredInterrupt.Defer();
            }
        }
    }

    /// <summary>Lets the next one in.</summary>
    public void Leave() => _free.Release();
}
