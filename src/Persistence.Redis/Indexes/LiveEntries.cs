using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>Which entries of indexes are true, as the sessions say that a walk through the key listing meets: of these none needs to be looked at for the sake of an index once more.</summary>
/// <param name="indexes">The indexes.</param>
internal sealed class LiveEntries(IReadOnlyList<IndexDescription> indexes)
{
    // Of further ones each is looked at: so many take 24 MB.
    private const int Most = 1_000_000;

    // No two commits share a token. What one commit wrote is distinguished by a hash: a stale entry taken for a true one stays until a lookup meets it.
    private readonly HashSet<(long Token, int Others)> _entries = [];

    /// <summary>The indexes.</summary>
    public IReadOnlyList<IndexDescription> Indexes => indexes;

    /// <summary>Notes what a session says.</summary>
    /// <param name="key">Its encoded key.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="first">Where those of the indexes begin.</param>
    public void Add(string key, RedisResult fields, int first)
    {
        foreach (var index in indexes)
        {
            foreach (var value in IndexFields.Read(index, (string?)fields[first++]))
            {
                if (_entries.Count < Most)
                {
                    _entries.Add((value.Token.Value, HashOf(index, key, value.Value)));
                }
            }
        }
    }

    /// <summary>Whether an entry is one of them.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="hit">The entry.</param>
    public bool Has(IndexDescription index, IndexHit hit) => _entries.Contains((hit.Entry.Token.Value, HashOf(index, hit.Key, hit.Entry.Value)));

    private static int HashOf(IndexDescription index, string key, string value) => HashCode.Combine(index.Ordinal, key, value);
}
