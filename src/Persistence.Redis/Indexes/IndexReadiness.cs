using Persistence.Redis.Connection;

namespace Persistence.Redis.Indexes;

/// <summary>Whether a store knows that the indexes of its class are complete. One call at a time finds out, and the others wait for it.</summary>
// A semaphore whose wait handle nobody asks for has nothing to dispose of.
#pragma warning disable CA1001
internal sealed class IndexReadiness
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _isKnown;

    /// <summary>Whether it is known. Once true, it stays true.</summary>
    public bool IsKnown
    {
        get => _isKnown;
        set => _isKnown = value;
    }

    /// <summary>Waits for this call's turn to find out.</summary>
    public ValueTask Enter(RunMode mode)
    {
        if (mode.IsAsync)
        {
            return new ValueTask(_turn.WaitAsync(mode.Cancellation));
        }

        Interruption.Outlast(() => _turn.Wait(mode.Cancellation));
        return default;
    }

    /// <summary>Ends the turn.</summary>
    public void Leave() => _turn.Release();
}
