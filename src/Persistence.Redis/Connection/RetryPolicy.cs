using Persistence.Engine;
using Persistence.Monitoring;

namespace Persistence.Redis.Connection;

/// <summary>Decides after a failure whether a request is sent again.</summary>
/// <param name="store">The store's name, for messages.</param>
/// <param name="telemetry">Reports further attempts.</param>
internal sealed class RetryPolicy(string store, StoreTelemetry telemetry)
{
    /// <summary>Whether it decides about an exception: the provider's, or an interrupt of a thread that blocks.</summary>
    public static bool Takes(Exception exception, IoMode mode) => RedisFailure.IsProviders(exception) || (!mode.IsAsync && exception is ThreadInterruptedException);

    /// <summary>Decides.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="retry">The attempts of the call; learns whether an answer was lost.</param>
    /// <returns>After which pause it is sent again.</returns>
    /// <exception cref="SessionException">It is not.</exception>
    public TimeSpan Pause(Exception exception, RedisRequest request, RetryState retry)
    {
        var kind = RedisFailure.KindOf(exception);
        retry.AnswerWasLost |= kind == FailureKind.Unknown && !ChangesNothing(request);
        if (exception is ThreadInterruptedException)
        {
            DeferredInterrupt.Defer();
            if (request.MayFollow(kind))
            {
                return TimeSpan.Zero;
            }
        }

        if (!request.MayFollow(kind) || !retry.HasTime || exception is ObjectDisposedException)
        {
            // That ends the call.
            DeferredInterrupt.Deliver();
            throw Failed(exception, request, retry.AnswerWasLost && kind != FailureKind.Damaged ? FailureKind.Unknown : kind);
        }

        telemetry.Retried(exception);
        return retry.NextDelay();
    }

    private SessionException Failed(Exception exception, RedisRequest request, FailureKind outcome) =>
        RedisErrors.Failed(request, store, exception, ChangesNothing(request) && outcome == FailureKind.Unknown ? FailureKind.Refused : outcome);

    private static bool ChangesNothing(RedisRequest request) => request.IsRead || request.IsPreparation;
}
