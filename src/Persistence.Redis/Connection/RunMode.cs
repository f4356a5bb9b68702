namespace Persistence.Redis.Connection;

/// <summary>
/// How an operation runs. Each is written once; a blocking run uses the connection's blocking calls, so that the task it
/// returns has ended already and nothing ever waits for an asynchronous one.
/// </summary>
/// <param name="IsAsync">Whether commands are awaited.</param>
/// <param name="Cancellation">Is looked at before each command is sent.</param>
internal readonly record struct RunMode(bool IsAsync, CancellationToken Cancellation)
{
    /// <summary>Blocking.</summary>
    public static RunMode Blocking => default;

    /// <summary>The result of a blocking run.</summary>
    public static T Result<T>(ValueTask<T> run) =>
        run.IsCompleted
            ? run.GetAwaiter().GetResult()
            : throw new InvalidOperationException("A blocking operation was awaited; this is a defect of Persistence.Redis.");
}
