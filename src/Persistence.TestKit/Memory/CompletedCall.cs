namespace Persistence.TestKit;

/// <summary>Calls that have nothing to wait for, as tasks: what they throw comes from the task.</summary>
internal static class CompletedCall
{
    public static ValueTask Of(Action call, CancellationToken cancellationToken)
    {
        var task = Of(
            () =>
            {
                call();
                return true;
            },
            cancellationToken);
        return task.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(task.AsTask());
    }

    public static ValueTask<T> Of<T>(Func<T> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return ValueTask.FromResult(call());
        }
        catch (Exception error)
        {
            return ValueTask.FromException<T>(error);
        }
    }
}
