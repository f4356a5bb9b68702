using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>
/// One search among embeddings in memory: their short forms say which may be among the nearest, and the numbers of these which are. Numbers that are not in memory are read again, as they are
/// stored. For one thread.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="request">The search.</param>
/// <param name="rows">The embeddings.</param>
/// <param name="sessions">Gives the key of a session's number, and reads sessions.</param>
/// <param name="scan">What was found by reading; receives the nearest.</param>
internal sealed class VectorMatch<TKey>(VectorRequest request, VectorRows rows, (Func<long, (TKey Key, string SortKey)?> KeyOf, ISessionTexts<TKey> Texts) sessions, VectorScan<TKey> scan)
    where TKey : notnull
{
    private readonly int _count = request.Count + 1;
    private readonly float _tolerance = UnitVector.Tolerance(request.Unit.Length);

    /// <summary>Finds the nearest.</summary>
    /// <param name="dead">The numbers of sessions that are no longer stored.</param>
    /// <param name="isLast">Whether what changed meanwhile is taken as it is.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Null where something that may be near has changed since it was put into memory.</returns>
    public async ValueTask<SearchPage<TKey>?> Run(IReadOnlySet<long> dead, bool isLast, IoMode mode)
    {
        var nearly = Compare(dead);
        var candidates = nearly.Rows();
        rows.Forget(candidates.Select(static candidate => candidate.Row));
        var nearest = new NearestRows(_count, _tolerance);
        for (var (next, size) = (0, _count); next < candidates.Count && nearest.MayBeNear(candidates[next].Most); size *= 2)
        {
            var some = candidates.Skip(next).Take(size).Select(static candidate => candidate.Row).ToList();
            if (!await Read(some.Where(row => rows.Numbers(row).IsEmpty), mode).ConfigureAwait(false) && !isLast)
            {
                return null;
            }

            foreach (var row in some.Where(row => !rows.Numbers(row).IsEmpty))
            {
                nearest.Compare(row, UnitVector.Near(rows.Numbers(row), request.Unit), 0);
            }

            next += some.Count;
        }

        return scan.Take(nearly.Compared - Found(nearest));
    }

    private NearestRows Compare(IReadOnlySet<long> dead)
    {
        var nearly = new NearestRows(_count, _tolerance);
        var padded = VectorCode.Padded(request.Unit);
        var (last, isSearched) = (0L, false);
        for (var row = 0; row < rows.Count; row++)
        {
            var (number, _) = rows.Of(row);
            if (number != last)
            {
                (last, isSearched) = (number, !dead.Contains(number) && (request.Among is null || (sessions.KeyOf(number) is { } key && request.Among.Contains(key.SortKey))));
            }

            if (isSearched)
            {
                var code = rows.Code(row);
                nearly.Compare(row, VectorCode.Near(code, padded), VectorCode.Error(code));
            }
        }

        return nearly;
    }

    // False where one is not there, or is another one than in memory.
    private async ValueTask<bool> Read(IEnumerable<int> unread, IoMode mode)
    {
        var places = unread.Select(row => (Row: row, Key: sessions.KeyOf(rows.Of(row).Number))).Where(static place => place.Key is not null).ToList();
        if (places.Count == 0)
        {
            return true;
        }

        var same = 0;
        await sessions.Texts.ReadEach(
            places.ConvertAll(place => (place.Key!.Value.Key, rows.Of(place.Row).Sequence)),
            scan.Text,
            (place, problem) =>
            {
                var vector = scan.Text.Vector;
                scan.Text.Clear();
                if (problem is not null)
                {
                    same++;
                    scan.Skip(new SkippedSession(sessions.Texts.KeyText(places[place].Key!.Value.Key), problem.Message));
                }
                else if (VectorRules.IsComparable(vector, request.Member) && rows.Take(places[place].Row, vector))
                {
                    same++;
                }
            },
            mode).ConfigureAwait(false);
        return same == places.Count;
    }

    private int Found(NearestRows nearest)
    {
        var found = 0;
        foreach (var (row, _) in nearest.Rows())
        {
            var (number, sequence) = rows.Of(row);
            if (sessions.KeyOf(number) is { } key)
            {
                found++;
                scan.Add(new RankedHit<TKey>(key.Key, key.SortKey, sequence, UnitVector.Cosine(rows.Numbers(row), request.Unit)));
            }
        }

        return found;
    }
}
