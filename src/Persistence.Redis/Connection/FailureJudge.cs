namespace Persistence.Redis.Connection;

/// <summary>Decides after a failure whether a request is sent again.</summary>
/// <param name="store">The store's name, for messages.</param>
internal sealed class FailureJudge(string store)
{
    /// <summary>Decides.</summary>
    /// <param name="exception">The provider's error.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="attempts">The attempts of the call; learns whether an answer was lost.</param>
    /// <returns>After which pause it is sent again.</returns>
    /// <exception cref="SessionException">It is not.</exception>
    public TimeSpan Pause(Exception exception, RedisRequest request, Attempts attempts)
    {
        var kind = RedisFailure.KindOf(exception);
        var changesNothing = request.IsRead || request.IsPreparation;
        attempts.AnswerWasLost |= kind == FailureKind.Unknown && !changesNothing;
        if (!request.MayFollow(kind) || !attempts.HasTime || exception is ObjectDisposedException)
        {
            var outcome = attempts.AnswerWasLost && kind != FailureKind.Damaged ? FailureKind.Unknown : kind;
            throw RedisErrors.Failed(request, store, exception, changesNothing && outcome == FailureKind.Unknown ? FailureKind.Refused : outcome);
        }

        return attempts.NextDelay();
    }
}
