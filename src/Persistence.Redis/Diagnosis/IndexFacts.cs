using Persistence.Engine;
using Persistence.Redis.Indexes.Backfill;
using StackExchange.Redis;

namespace Persistence.Redis.Diagnosis;

/// <summary>Whether the indexes of a class are complete.</summary>
/// <param name="context">Names.</param>
/// <param name="database">Where they are.</param>
/// <param name="access">Asks the server.</param>
internal sealed class IndexFacts(RedisContext context, IDatabase database, ServerAccess access)
{
    private const string Indexes = "indexes";

    /// <summary>Adds the fact.</summary>
    /// <param name="facts">Receives it.</param>
    public async ValueTask Add(StoreFacts facts)
    {
        if (context.Description.Indexes.Count == 0)
        {
            return;
        }

        var answer = await access.AskKey(database, "HGETALL", context.Keys.Indexes).ConfigureAwait(false);
        var recorded = answer.ToDictionary().ToDictionary(static field => field.Key, static field => (string?)field.Value ?? "", StringComparer.Ordinal);
        var hasSessions = (long)await access.AskKey(database, "ZCARD", context.Keys.Listing).ConfigureAwait(false) > 0;
        var incomplete = context.Description.Indexes
            .Where(index => recorded.GetValueOrDefault(index.StorageName) != IndexDefinition.Of(index))
            .Select(index => Say(index.StorageName, recorded.GetValueOrDefault(index.StorageName)))
            .ToList();
        if (incomplete.Count == 0 || !hasSessions)
        {
            facts.Good(Indexes, hasSessions ? "the indexes are complete" : "no session is stored yet");
        }
        else
        {
            facts.Degraded(Indexes, $"{string.Join("; ", incomplete)}. The first load, save or lookup of a store builds what is missing, and waits for it; until then lookups of other programs may miss sessions.");
        }
    }

    private static string Say(string index, string? recorded) =>
        recorded is null ? $"index {index} is not built"
        : recorded.Contains(IndexDefinition.UnderWay, StringComparison.Ordinal) ? $"index {index} is being built, or the program that built it ended"
        : $"index {index} is kept by another version of the class";
}
