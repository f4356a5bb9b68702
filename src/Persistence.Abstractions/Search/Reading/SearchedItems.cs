using Persistence.Engine;

namespace Persistence.Search;

/// <summary>Hands on what was read again.</summary>
internal static class SearchedItems
{
    /// <summary>Hands on what is there, and why others cannot be read.</summary>
    /// <typeparam name="T">What was read.</typeparam>
    /// <param name="outcomes">What was read.</param>
    /// <param name="isThere">Whether something was.</param>
    /// <param name="collect">Collects what is searched of it.</param>
    /// <param name="take">Is called after that, with its position, and for each that cannot be read, with the reason.</param>
    /// <exception cref="SessionStoreUnavailableException">The store cannot be reached.</exception>
    public static void Take<T>(BatchOutcome<T>[] outcomes, Func<T, bool> isThere, Action<T> collect, Action<int, SessionException?> take)
    {
        for (var position = 0; position < outcomes.Length; position++)
        {
            switch (outcomes[position])
            {
                case { Error: SessionNotFoundException }:
                    break;
                case { Error: SessionStoreUnavailableException outage }:
                    throw outage;
                case { Error: { } problem }:
                    take(position, problem);
                    break;
                case var outcome when isThere(outcome.Value):
                    collect(outcome.Value);
                    take(position, null);
                    break;
            }
        }
    }
}
