namespace Persistence.Engine;

/// <summary>Collects what became of each part of a batch.</summary>
internal static class BatchOutcomes
{
    /// <summary>Makes the result of changes.</summary>
    /// <typeparam name="T">The type of what was changed.</typeparam>
    /// <param name="items">What was changed.</param>
    /// <param name="outcomes">What became of each.</param>
    public static BatchResult<T> ToResult<T>(this IReadOnlyList<BatchOutcome<bool>> outcomes, IReadOnlyList<T> items) => new(
        outcomes.Count(static outcome => outcome.Value),
        [.. outcomes.Select((outcome, position) => (outcome.Error, Item: items[position])).Where(static one => one.Error is not null).Select(static one => new BatchFailure<T>(one.Item, one.Error!))]);

    /// <summary>Whether an error concerns one session, where an engine does not know better.</summary>
    /// <param name="error">The error.</param>
    public static bool IsOfOneSession(SessionException error) => error is not SessionStoreUnavailableException;

    /// <summary>Makes the result of reads: those that found something, and what cannot be read.</summary>
    /// <typeparam name="T">The type of a session.</typeparam>
    /// <param name="outcomes">What became of each.</param>
    /// <param name="keyOf">The text of a key.</param>
    /// <param name="isOfOneSession">Whether an error concerns one session.</param>
    /// <exception cref="SessionStoreUnavailableException">The store cannot be reached.</exception>
    public static SessionPage<T> ToPage<T>(this IReadOnlyList<BatchOutcome<T?>> outcomes, Func<int, string> keyOf, Func<SessionException, bool> isOfOneSession)
        where T : class
    {
        var (found, skipped) = (new List<T>(outcomes.Count), new List<SkippedSession>());
        for (var position = 0; position < outcomes.Count; position++)
        {
            switch (outcomes[position])
            {
                case { Error: { } outage } when !isOfOneSession(outage):
                    throw outage;
                case { Error: { } error }:
                    skipped.Add(new SkippedSession(keyOf(position), error.Message));
                    break;
                case { Value: { } session }:
                    found.Add(session);
                    break;
            }
        }

        return new SessionPage<T>(found, skipped);
    }
}
