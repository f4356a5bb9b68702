using Persistence.Mapping;

namespace Persistence.Redis.Connection;

/// <summary>The errors that only this backend has.</summary>
internal static class RedisErrors
{
    /// <summary>A command failed for good.</summary>
    public static SessionException Failed(RedisRequest request, string store, Exception cause, FailureKind kind)
    {
        var (session, key, message) = (request.SessionKey, (string?)request.Keys[0], FailureText.Problem(cause));
        if (kind == FailureKind.Damaged)
        {
            return session is null || request.IsShared
                ? new SessionCorruptedException($"Key '{key}' of {store}, or one that was asked for with it, holds something that the store did not write: {message}. Nothing was changed; find out who uses the same key prefix.", null, store, cause)
                : StoredDataErrors.Corrupted(session, store, $"key '{key}' or one of those it belongs to", $"it holds something that the store did not write ({message})", cause);
        }

        return kind == FailureKind.Unknown ? request.IsOfLease ? UnknownLease(session!, store, cause) : Unknown(session, store, cause)
            : new SessionStoreUnavailableException($"{Of(session)}{store} could not be used: {message}. {Extent(request, cause)}. {FailureText.Advice(cause)}.", session, store, cause);
    }

    /// <summary>It is unknown whether a change was made.</summary>
    public static SessionStoreUnavailableException Unknown(string? session, string store, Exception? cause)
    {
        var reason = cause is null ? "an answer was lost and the session has changed since" : FailureText.Problem(cause);
        var advice = cause is TimeoutException ? $" {FailureText.Advice(cause)}." : "";
        return new SessionStoreUnavailableException(
            $"{Of(session)}{store} did not confirm the change: {reason}. The outcome is unknown: the change may or may not have been made. Load the session to see, then repeat the change if it is missing.{advice}",
            session,
            store,
            cause);
    }

    // A load does not show it.
    private static SessionStoreUnavailableException UnknownLease(string session, string store, Exception cause)
    {
        var advice = cause is TimeoutException ? $" {FailureText.Advice(cause)}." : "";
        return new SessionStoreUnavailableException(
            $"{Of(session)}{store} did not confirm the lease: {FailureText.Problem(cause)}. The outcome is unknown: it may or may not have been granted, renewed or released. Ask FindLease who holds the session; a lease that nobody knows of ends by itself.{advice}",
            session,
            store,
            cause);
    }

    /// <summary>A commit was made on the primary, and too few replicas have it.</summary>
    public static SessionNotReplicatedException NotReplicated(string session, string store, int wanted, int confirmed, Exception? cause = null) =>
        new(
            $"Session '{session}' in {store} was written, but {confirmed} of the {wanted} replicas asked for confirmed it in time. The change is in the store and may be lost if the primary fails now; check the replicas.",
            session,
            store,
            confirmed,
            cause);

    // A script looks at everything that can fail before it writes. What its user may do it cannot ask, and some servers end scripts that take long.
    private static string Extent(RedisRequest request, Exception cause) =>
        request.Script is not null && !request.IsRead && !request.IsPreparation && RedisFailure.MayHaveWritten(cause) ? $"Part of the change may have been written: {(request.IsOfLease ? "ask FindLease who holds the session" : "load the session to see")}"
        : "Nothing was written";

    private static string Of(string? session) => session is null ? "" : $"Session '{session}': ";
}
