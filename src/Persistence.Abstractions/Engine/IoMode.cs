using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>
/// How an operation of an engine waits. Each operation is written once. A blocking run uses blocking calls only, so the task it returns
/// has ended already; an awaiting run holds no thread while it waits.
/// </summary>
/// <param name="IsAsync">Whether the operation awaits what takes time.</param>
/// <param name="Cancellation">Cancels the operation before it has sent or queued a change, and at any time while it only reads.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct IoMode(bool IsAsync, CancellationToken Cancellation)
{
    /// <summary>Blocks the calling thread.</summary>
    public static IoMode Blocking => default;

    /// <summary>This mode from the moment on in which a change may have been made: it is carried out, even when the token is cancelled.</summary>
    public IoMode Committed => this with { Cancellation = CancellationToken.None };

    /// <summary>Awaits.</summary>
    /// <param name="cancellation">The caller's token.</param>
    /// <returns>The mode.</returns>
    public static IoMode Awaiting(CancellationToken cancellation) => new(IsAsync: true, cancellation);

    /// <summary>Lets time pass.</summary>
    /// <param name="delay">How much.</param>
    /// <returns>A task that ends after the delay.</returns>
    public async ValueTask Pause(TimeSpan delay)
    {
        if (IsAsync)
        {
            await Task.Delay(delay, Cancellation).ConfigureAwait(false);
        }
        else
        {
            DeferredInterrupt.Ignore(() => Thread.Sleep(delay));
        }
    }

    /// <summary>The result of a blocking run.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="run">The run; it has ended.</param>
    /// <returns>The result.</returns>
    public static T Result<T>(ValueTask<T> run)
    {
        if (!run.IsCompleted)
        {
            throw Awaited();
        }

        DeferredInterrupt.Deliver();
        return run.GetAwaiter().GetResult();
    }

    /// <summary>The end of a blocking run.</summary>
    /// <param name="run">The run; it has ended.</param>
    public static void Result(ValueTask run)
    {
        if (!run.IsCompleted)
        {
            throw Awaited();
        }

        DeferredInterrupt.Deliver();
        run.GetAwaiter().GetResult();
    }

    /// <summary>What a call threw before there was anything to await, as its task.</summary>
    internal static ValueTask<T> Failed<T>(Exception fault) => fault is OperationCanceledException { CancellationToken.IsCancellationRequested: true } cancelled
        ? ValueTask.FromCanceled<T>(cancelled.CancellationToken)
        : ValueTask.FromException<T>(fault);

    private static InvalidOperationException Awaited() => new("An engine awaited something in a blocking operation; this is a defect of the engine.");
}
