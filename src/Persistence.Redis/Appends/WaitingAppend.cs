using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>An append that waits to be sent together with others. It holds no thread.</summary>
internal sealed class WaitingAppend
{
    private readonly TaskCompletionSource<AppendResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;
    private int _isDecided;

    /// <summary>Begins to wait.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public WaitingAppend(RedisRequest request, CancellationToken cancellation)
    {
        Request = request;
        _registration = cancellation.UnsafeRegister(static (waiting, token) => ((WaitingAppend)waiting!).Cancel(token), this);
    }

    /// <summary>What to send.</summary>
    public RedisRequest Request { get; }

    /// <summary>Ends with the append.</summary>
    public Task<AppendResult> Answer => _answer.Task;

    /// <summary>Takes it to be sent; from now on it cannot be cancelled.</summary>
    /// <returns>False when it was cancelled.</returns>
    public bool Claim()
    {
        _registration.Unregister();
        return Interlocked.Exchange(ref _isDecided, 1) == 0;
    }

    /// <summary>Ends it.</summary>
    /// <param name="result">What was stored.</param>
    public void Succeed(AppendResult result) => _answer.TrySetResult(result);

    /// <summary>Ends it.</summary>
    public void Fail(Exception exception) => _answer.TrySetException(exception);

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.Exchange(ref _isDecided, 1) == 0)
        {
            _answer.TrySetCanceled(token);
        }
    }
}
