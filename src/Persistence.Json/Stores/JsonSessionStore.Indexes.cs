using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Finding by index. Reads the header of every session, and none of the logs.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <summary>Finds the sessions that hold a value.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending.</returns>
    protected IReadOnlyList<TKey> FindByIndex(int index, string value, int limit)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Translated(null, () => Sorted(IndexEntries(index)
            .Where(entry => string.Equals(entry.Value, value, StringComparison.Ordinal))
            .Select(static entry => entry.Key))
            .Take(limit)
            .ToList());
    }

    /// <summary>Finds the sessions whose value lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start as <see cref="IndexText"/>, included.</param>
    /// <param name="to">The end as <see cref="IndexText"/>, excluded.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected IReadOnlyList<TKey> FindByIndexRange(int index, string from, string to, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Translated(null, () => IndexEntries(index)
            .Where(entry => KeyOrder.Utf8.Compare(entry.Value, from) >= 0 && KeyOrder.Utf8.Compare(entry.Value, to) < 0)
            .OrderBy(static entry => entry.Value, KeyOrder.Utf8)
            .ThenBy(static entry => KeyOrder.ToSortable(entry.Key, TMap.Description.KeyParts), KeyOrder.Utf8)
            .Take(limit)
            .Select(static entry => TMap.ParseKey(entry.Key))
            .ToList());
    }

    private void CheckUnique(TSession session, string stored)
    {
        if (!s_hasUnique)
        {
            return;
        }

        var errors = new ValidationErrors();
        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        foreach (var index in TMap.Description.Indexes.Where(static index => index.IsUnique))
        {
            var mine = values.Values.Where(pair => pair.Index == index.Ordinal).Select(static pair => pair.Value).ToHashSet(StringComparer.Ordinal);
            var other = IndexEntries(index.Ordinal).FirstOrDefault(entry => entry.Key != stored && mine.Contains(entry.Value));
            if (other.Key is not null)
            {
                errors.Add(index.Name, $"its value belongs to session '{other.Key}' already, and it is unique");
            }
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, Store, errors);
        }
    }

    private IEnumerable<(string Key, string Value)> IndexEntries(int index)
    {
        var values = new IndexValues();
        foreach (var trailer in LiveTrailers())
        {
            values.Clear();
            if (TryReadHeader(trailer) is { } session)
            {
                TMap.CollectIndexValues(session, values);
            }

            foreach (var (ordinal, value) in values.Values)
            {
                if (ordinal == index)
                {
                    yield return (trailer.Key, value);
                }
            }
        }
    }

    private TSession? TryReadHeader(CommitTrailer trailer)
    {
        try
        {
            return ReadFile(trailer.Key, Path.Combine(_directory, FileNames.Of(trailer.Key)), (reader, tail) => ReadHeader(reader, tail, trailer.Key, out _));
        }
        catch (SessionException)
        {
            // Damage of one session is no reason not to find the others; Verify names it.
            return null;
        }
    }
}
