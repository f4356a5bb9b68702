using Persistence.Engine;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>The calls that are under way: a store is closed when the last of them has ended.</summary>
internal sealed class ActiveUses
{
    private readonly Lock _gate = new();
    private List<Action> _closing = [];
    private int _count;

    /// <summary>Whether the store is closed, or is being closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Begins a use.</summary>
    public void Begin()
    {
        using (Uninterrupted.Enter(_gate))
        {
            _count++;
        }
    }

    /// <summary>Ends a use.</summary>
    public void End()
    {
        List<Action> closing;
        using (Uninterrupted.Enter(_gate))
        {
            if (--_count > 0 || _closing.Count == 0)
            {
                return;
            }

            (closing, _closing) = (_closing, []);
        }

        closing.ForEach(static closed => closed());
    }

    /// <summary>Closes the store for calls that ask, and waits until no other is under way.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends then.</returns>
    public ValueTask Close(IoMode mode)
    {
        if (mode.IsAsync)
        {
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return IsNone(closed.SetResult) ? ValueTask.CompletedTask : new ValueTask(closed.Task);
        }

        using var signal = new AutoResetEvent(false);
        if (!IsNone(() => signal.Set()))
        {
            Uninterrupted.Wait(signal);
        }

        return ValueTask.CompletedTask;
    }

    private bool IsNone(Action closed)
    {
        using (Uninterrupted.Enter(_gate))
        {
            IsClosed = true;
            if (_count > 0)
            {
                _closing.Add(closed);
            }

            return _count == 0;
        }
    }
}
