using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>What a commit changes in the indexes: values that stay, values that come, values that go.</summary>
internal sealed class IndexPlan
{
    /// <summary>No change: the fields of the indexes stay as they are stored.</summary>
    public static readonly IndexPlan Nothing = new([], []);

    private readonly List<IndexedValue> _kept = [];
    private readonly List<(int Index, string Value)> _added = [];

    private IndexPlan(IReadOnlyList<(int Index, string Value)> wanted, IReadOnlyList<IndexedValue> stored)
    {
        foreach (var (index, value) in wanted)
        {
            var position = IndexOf(stored, index, value);
            if (position < 0)
            {
                _added.Add((index, value));
            }
            else
            {
                _kept.Add(stored[position]);
            }
        }

        Dropped = stored.Count == _kept.Count ? [] : [.. stored.Where(value => !_kept.Contains(value))];
    }

    /// <summary>Compares the values a session has with those it is found under.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="wanted">The values it has.</param>
    /// <param name="fields">Its stored fields (see <see cref="FieldPack"/>), with the values it is found by; null for none.</param>
    public static IndexPlan Make(SessionDescription description, IReadOnlyList<(int Index, string Value)> wanted, byte[]? fields) =>
        KeptIndexFields.Match(description, wanted, fields) ? Nothing : new IndexPlan(wanted, IndexFields.ReadAll(description, fields));

    /// <summary>Whether entries must be written before the commit.</summary>
    public bool HasAdditions => _added.Count > 0;

    /// <summary>The values under which the session is no longer found after the commit.</summary>
    public IReadOnlyList<IndexedValue> Dropped { get; }

    /// <summary>The values that come, as entries of one commit.</summary>
    public List<IndexedValue> Added(CommitToken token) =>
        _added.ConvertAll(value => new IndexedValue(value.Index, token, value.Value));

    /// <summary>All values after the commit.</summary>
    public List<IndexedValue> After(CommitToken token) => [.. _kept, .. Added(token)];

    private static int IndexOf(IReadOnlyList<IndexedValue> values, int index, string value)
    {
        for (var position = 0; position < values.Count; position++)
        {
            if (values[position].Index == index && string.Equals(values[position].Value, value, StringComparison.Ordinal))
            {
                return position;
            }
        }

        return -1;
    }
}
