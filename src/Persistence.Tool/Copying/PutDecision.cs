using Persistence.Tool.Stores;

namespace Persistence.Tool.Copying;

/// <summary>Decides by the heads of both sides what is to be done with a session.</summary>
internal static class PutDecision
{
    /// <summary>Compares the heads.</summary>
    /// <param name="target">What the target holds; null for nothing.</param>
    /// <param name="source">What the source holds.</param>
    /// <returns>What to do.</returns>
    public static PutOutcome Of(SessionHead? target, SessionHead source)
    {
        if (target is null)
        {
            return PutOutcome.Created;
        }

        // Entries are never taken away: a target that has more was written to by others.
        if (target.Logs.Any(log => log.Count > source.CountOf(log.Name)) || target.Version > source.Version || (target.Version == source.Version && target.Token != source.Token))
        {
            return PutOutcome.Conflict;
        }

        return target.Token == source.Token && target.Schema == source.Schema && target.Expires == source.Expires && source.Logs.All(log => log.Count == target.CountOf(log.Name))
            ? PutOutcome.Equal
            : PutOutcome.Updated;
    }
}
