namespace Persistence.Redis.Connection;

/// <summary>
/// How an operation runs. Each is written once; a blocking run uses the connection's blocking calls, so that the task it
/// returns has ended already and nothing ever waits for an asynchronous one.
/// </summary>
/// <param name="IsAsync">Whether commands are awaited.</param>
/// <param name="Cancellation">Is looked at before each command is sent, and while a read is awaited.</param>
internal readonly record struct RunMode(bool IsAsync, CancellationToken Cancellation)
{
    /// <summary>Blocking.</summary>
    public static RunMode Blocking => default;

    /// <summary>This mode from the moment on in which a change may have been made: it is carried out, whatever becomes of the token.</summary>
    public RunMode Committed => this with { Cancellation = CancellationToken.None };

    /// <summary>Awaiting.</summary>
    public static RunMode Awaiting(CancellationToken cancellation) => new(IsAsync: true, cancellation);

    /// <summary>Waits.</summary>
    public async ValueTask Pause(TimeSpan delay)
    {
        if (IsAsync)
        {
            await Task.Delay(delay, Cancellation).ConfigureAwait(false);
        }
        else
        {
            Sleep(delay);
        }
    }

    /// <summary>Blocks for a time.</summary>
    public static void Sleep(TimeSpan delay) => Interruption.Outlast(() => Thread.Sleep(delay));

    /// <summary>The result of a blocking run, which ends with it.</summary>
    public static T Result<T>(ValueTask<T> run)
    {
        if (!run.IsCompleted)
        {
            throw new InvalidOperationException("A blocking operation was awaited; this is a defect of Persistence.Redis.");
        }

        Interruption.Deliver();
        return run.GetAwaiter().GetResult();
    }
}
