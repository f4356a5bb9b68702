using System.Runtime.ExceptionServices;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>The calls of one transaction's flow, which come from any thread and are made by the one that holds the transaction.</summary>
internal sealed class TransactionCalls
{
    private readonly Queue<Action> _waiting = new();
    private volatile bool _isEnded;

    /// <summary>Whether no call comes any more.</summary>
    public bool AreOver => _isEnded;

    /// <summary>Has a call made, and blocks until it is.</summary>
    /// <param name="call">The call; what it throws is thrown here.</param>
    /// <returns>False when the transaction has ended.</returns>
    public bool TryMake(Action call)
    {
        using var made = new ManualResetEvent(false);
        ExceptionDispatchInfo? error = null;
        if (!TryAdd(Make))
        {
            return false;
        }

        Uninterrupted.Wait(made);
        error?.Throw();
        return true;

        void Make()
        {
            try
            {
                call();
            }
            catch (Exception fault)
            {
                // Whatever it is, it belongs to the caller.
                error = ExceptionDispatchInfo.Capture(fault);
            }
            finally
            {
                made.Set();
            }
        }
    }

    /// <summary>Makes calls until there will be no more.</summary>
    public void MakeAll()
    {
        while (Next() is { } call)
        {
            call();
        }
    }

    /// <summary>No call comes any more.</summary>
    public void End()
    {
        lock (_waiting)
        {
            _isEnded = true;
            Monitor.Pulse(_waiting);
        }
    }

    private bool TryAdd(Action call)
    {
        lock (_waiting)
        {
            if (!_isEnded)
            {
                _waiting.Enqueue(call);
                Monitor.Pulse(_waiting);
            }

            return !_isEnded;
        }
    }

    private Action? Next()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_isEnded)
            {
                Monitor.Wait(_waiting);
            }

            return _waiting.TryDequeue(out var call) ? call : null;
        }
    }
}
