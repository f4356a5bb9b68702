using Persistence;

namespace Swarm.Knowledge;

/// <summary>What the agents know together.</summary>
/// <param name="entries">The entries.</param>
public sealed class SwarmKnowledge(IKnowledgeEntryStore entries)
{
    // Superseded entries are left out after the search; so many are read at a time.
    private const int SearchPage = 50;

    /// <summary>Shares something. An entry of that id that is there stays as it is.</summary>
    /// <exception cref="SessionValidationException">Another entry has its <see cref="KnowledgeEntry.RefId"/>, or a text is missing.</exception>
    public KnowledgeEntry Share(KnowledgeEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entries.GetOrCreate(entry.Id, () => entry);
    }

    /// <summary>Shares something that says it better than an earlier entry, which is not found any more.</summary>
    /// <exception cref="SwarmException">There is no such earlier entry, or another one took its place.</exception>
    public KnowledgeEntry Supersede(string earlier, KnowledgeEntry entry)
    {
        // First the new one: killed in between, both are found, and the call can be repeated.
        var shared = Share(entry);
        try
        {
            entries.Update(earlier, stored => stored.SupersededBy = stored.SupersededBy is null || stored.SupersededBy == shared.Id
                ? shared.Id
                : throw SwarmException.Refused($"{stored.SupersededBy} took the place of {earlier} already."));
        }
        catch (SessionNotFoundException cause)
        {
            throw SwarmException.Refused($"There is no entry {earlier}.", cause);
        }

        return shared;
    }

    /// <summary>What holds for some words, the best first.</summary>
    /// <param name="words">The words, as one would say them.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<KnowledgeEntry> Search(string words, int limit = 10)
    {
        var found = new List<KnowledgeEntry>();
        for (var query = new SearchQuery(words); found.Count < limit;)
        {
            var hits = entries.Search(query, SearchPage);
            found.AddRange(entries.LoadMany(hits.Select(static hit => hit.Key)).Where(static entry => entry.SupersededBy is null).Take(limit - found.Count));
            if (hits.Next is not { } next)
            {
                break;
            }

            query = query.After(next);
        }

        return found;
    }

    /// <summary>What is like an entry by its words, the most similar first.</summary>
    /// <exception cref="SwarmException">There is no such entry.</exception>
    public IReadOnlyList<KnowledgeEntry> SimilarTo(string id, int limit = 5) =>
        entries.Find(id) is { } entry
            ? [.. Search($"{entry.Title} {entry.Content}", limit + 1).Where(other => other.Id != id).Take(limit)]
            : throw SwarmException.Refused($"There is no entry {id}.");

    /// <summary>What has a tag, the newest first.</summary>
    public SessionPage<KnowledgeEntry> WithTag(string tag) => entries.Query().WhereTagsContain(tag).WhereSupersededByIsNull().OrderByTimestamp(descending: true).Headers();

    /// <summary>What an agent shared, the newest first.</summary>
    public SessionPage<KnowledgeEntry> By(string author) => entries.Query().WhereAuthor(author).OrderByTimestamp(descending: true).Headers();

    /// <summary>Forgets an entry.</summary>
    /// <returns>False where it is not there.</returns>
    public bool Forget(string id) => entries.Delete(id);
}
