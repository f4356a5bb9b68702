using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Indexes: computed from the headers, which are remembered and checked against their files.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <summary>Finds the sessions that hold a value in an index.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending.</returns>
    protected SessionKeys<TKey> FindByIndex(int index, string value, int limit)
    {
        ThrowIfDisposed();
        return FindBy(IndexQuery.Value(index, value, limit), CancellationToken.None);
    }

    /// <summary>Finds the sessions whose value in an index lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start of the range, included, as <see cref="IndexText"/>.</param>
    /// <param name="to">The end of the range, excluded, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected SessionKeys<TKey> FindByIndexRange(int index, string from, string to, int limit)
    {
        ThrowIfDisposed();
        return FindBy(IndexQuery.Range(index, from, to, limit), CancellationToken.None);
    }

    private protected SessionKeys<TKey> FindBy(IndexQuery query, CancellationToken cancellation)
    {
        ThrowIfDisposed();
        var skipped = new List<SkippedSession>();
        var hits = Hits(query.Limit == 0 ? [] : Cancellable(_directory.Names(), cancellation), query.Index, query.Matches, skipped);
        List<TKey> keys =
        [
            .. hits.Where(hit => IsKey(hit.Key))
                .OrderBy(static hit => hit.Value, KeyOrder.Utf8)
                .ThenBy(static hit => Sortable(hit.Key), KeyOrder.Utf8)
                .Take(query.Limit)
                .Select(hit => SessionGuard.ReadKey<TSession, TKey, TMap>(hit.Key, Store)),
        ];
        return new SessionKeys<TKey>(keys, skipped);
    }

    private IEnumerable<(string Value, string Key)> Hits(IEnumerable<string> names, int index, Func<string, bool> matches, List<SkippedSession>? skipped = null)
    {
        foreach (var name in names)
        {
            var (key, values) = TryRead(name, open => Live(open, FileNames.KeyOf(name) ?? name) is { } live ? (live.Header.Key, IndexValuesOf(live)) : default, skipped);
            foreach (var (ordinal, value) in values ?? [])
            {
                if (ordinal == index && matches(value))
                {
                    yield return (value, key);
                }
            }
        }
    }

    private IReadOnlyList<(int Index, string Value)> IndexValuesOf(OpenSession open)
    {
        var header = open.Header;
        if (header.IndexValues is { } known)
        {
            return known;
        }

        var values = new IndexValues();
        TMap.CollectIndexValues(Decode(header.Key, open), values);
        return header.IndexValues = [.. values.Values];
    }

    // Does something that changes a session's header, while nobody else can store the same unique values. What it is given
    // refuses values that are taken, to be called when nothing else can be wrong.
    private void WithUniqueValues(TSession session, EncodedCommit commit, Action<Action> change)
    {
        if (RefusalOfTaken(session, commit) is not { } refuseTaken)
        {
            change(static () => { });
            return;
        }

        FileFault.Translated(commit.Key, Store, "its file cannot be used", () =>
        {
            _directory.ClassExclusively(commit.Key, () => change(refuseTaken));
            return true;
        });
    }

    /// <summary>Gives what refuses a change whose unique values other sessions have.</summary>
    /// <param name="session">The session.</param>
    /// <param name="commit">The change.</param>
    /// <returns>To be called while nobody else can store unique values; null when the change has none.</returns>
    private protected Action? RefusalOfTaken(TSession session, EncodedCommit commit)
    {
        if (!_hasUniqueIndex || commit.Header.Length == 0)
        {
            return null;
        }

        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        return () => RefuseTakenValues(commit.Key, values);
    }

    private void RefuseTakenValues(string key, IndexValues values)
    {
        var errors = new ValidationErrors();
        foreach (var index in TMap.Description.Indexes.Where(static index => index.IsUnique))
        {
            foreach (var (_, value) in values.Values.Where(value => value.Index == index.Ordinal))
            {
                // The session's own file is held by this commit, so it must not be looked at.
                var others = _directory.Names().Where(name => name != FileNames.Of(key));
                var owner = Hits(others, index.Ordinal, candidate => string.Equals(candidate, value, StringComparison.Ordinal)).FirstOrDefault().Key;
                if (owner is not null)
                {
                    errors.Add(index.Name, ValidationProblems.TakenValue);
                }
            }
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, Store, errors);
        }
    }

    private static string Sortable(string key) => KeyOrder.ToSortable(key, TMap.Description.KeyParts);
}
