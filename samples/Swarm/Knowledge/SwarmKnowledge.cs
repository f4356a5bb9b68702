using Persistence;

namespace Swarm.Knowledge;

/// <summary>What the agents know together.</summary>
/// <param name="entries">The entries.</param>
public sealed class SwarmKnowledge(IKnowledgeEntryStore entries)
{
    /// <summary>Shares something. An entry of that id that is there stays as it is.</summary>
    /// <exception cref="SessionValidationException">Another entry has its <see cref="KnowledgeEntry.RefId"/>, or a text is missing.</exception>
    public KnowledgeEntry Share(KnowledgeEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        entry.Embedding ??= TextEmbedding.Of(entry);
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

    /// <summary>What holds for a text, the best first.</summary>
    /// <param name="text">The text, as one would say it.</param>
    /// <param name="by">By what.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<KnowledgeEntry> Search(string text, SearchBy by = SearchBy.Words, int limit = 10) => (by, TextEmbedding.Of(text)) switch
    {
        (SearchBy.Words, _) => Load(Current().Search(text, limit)),
        (_, null) => [],
        (SearchBy.Likeness, { } embedding) => Load(Current().SearchByEmbedding(embedding, limit)),
        (_, { } embedding) => Load(Current().SearchByEmbedding(embedding, text, limit)),
    };

    /// <summary>What is like an entry, the most similar first.</summary>
    /// <exception cref="SwarmException">There is no such entry.</exception>
    public IReadOnlyList<KnowledgeEntry> SimilarTo(string id, int limit = 5) =>
        entries.Find(id) is not { } entry ? throw SwarmException.Refused($"There is no entry {id}.")
        : TextEmbedding.Of(entry) is not { } embedding ? []
        : [.. Load(Current().SearchByEmbedding(embedding, limit + 1)).Where(other => other.Id != id).Take(limit)];

    /// <summary>What has a tag, the newest first.</summary>
    public SessionPage<KnowledgeEntry> WithTag(string tag) => Current().WhereTagsContain(tag).OrderByTimestamp(descending: true).Headers();

    /// <summary>What an agent shared, the newest first.</summary>
    public SessionPage<KnowledgeEntry> By(string author) => entries.Query().WhereAuthor(author).OrderByTimestamp(descending: true).Headers();

    /// <summary>Forgets an entry.</summary>
    /// <returns>False where it is not there.</returns>
    public bool Forget(string id) => entries.Delete(id);

    // What nothing took the place of.
    private KnowledgeEntryStoreQuery Current() => entries.Query().WhereSupersededByIsNull();

    // In the order of the hits; one that was deleted meanwhile is left out.
    private IReadOnlyList<KnowledgeEntry> Load(SearchHits<SearchHit<string>> hits) => [.. entries.LoadMany(hits.Select(static hit => hit.Key))];
}
