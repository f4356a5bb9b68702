using Persistence.Mapping;

namespace Persistence;

/// <summary>Copies the sessions of a store into another one of the same class, whichever backends they have.</summary>
/// <remarks>
/// A session that is copied begins with version 1. The tool <c>persist copy</c> keeps versions, needs no class, and lets writers go on; this is for programs that have the class, and for backends of others.
/// </remarks>
public static class SessionCopy
{
    // A class has fewer logs than that.
    private const int MostLogs = 64;

    /// <summary>
    /// Copies every session that the target does not have, each with all its entries in one commit. One that it has stays as it is: with as many entries in each log it counts as present, else it is skipped. A copy that was
    /// ended, by whatever, is finished by calling this again.
    /// </summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="progress">Receives how far it has come, after each session; null where nobody asks.</param>
    /// <param name="cancellationToken">Ends it, between two sessions.</param>
    /// <returns>What was done. A session that is damaged in the source, or that the target refuses, is skipped.</returns>
    /// <exception cref="SessionStoreUnavailableException">A store cannot be used; what was copied stays.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static CopyResult Copy<TSession, TKey>(ISessionStore<TSession, TKey> source, ISessionStore<TSession, TKey> target, IProgress<CopyResult>? progress = null, CancellationToken cancellationToken = default)
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var skipped = new List<SkippedSession>();
        var result = new CopyResult(0, 0, skipped);
        foreach (var key in source.Keys())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                result = Copy(source, target, key, result, skipped);
            }
            catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
            {
                skipped.Add(new SkippedSession(problem.SessionKey ?? key.ToString()!, problem.Message));
            }

            progress?.Report(result);
        }

        return result;
    }

    private static CopyResult Copy<TSession, TKey>(ISessionStore<TSession, TKey> source, ISessionStore<TSession, TKey> target, TKey key, CopyResult result, List<SkippedSession> skipped)
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        // Null where it was deleted since it was listed.
        if (source.Find(key) is not { } session)
        {
            return result;
        }

        if (target.Find(key, SessionLoad.HeaderOnly) is not { } present)
        {
            target.Create(session);
            return result with { Created = result.Created + 1 };
        }

        if (Enumerable.Range(0, MostLogs).All(log => session.Tracking.LastSequence(log) == present.Tracking.LastSequence(log)))
        {
            return result with { Present = result.Present + 1 };
        }

        skipped.Add(new SkippedSession(key.ToString()!, "The target holds a session of this key with other entries; it stays as it is."));
        return result;
    }
}
