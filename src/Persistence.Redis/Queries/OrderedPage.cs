using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Queries;

/// <summary>Reads the next entries of an index that has the order of a query, from its place on. What they say is not checked here: the headers of their sessions decide.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Connection and names.</param>
/// <param name="checks">Notice that an index is kept otherwise, or lacks sessions.</param>
internal sealed class OrderedPage<TSession, TKey, TMap>(RedisContext context, LookupChecks checks)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // More than that is read the other way, page by page.
    private const int Most = 4096;

    // So many headers are one round trip, whichever way they are found.
    private const int Few = 100;

    // What comes after the texts of every index that has a value of each session.
    private const string AfterAll = "\U0010FFFF";

    /// <summary>Finds the candidates of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="most">The most to find.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>Null where no index has the query's order, where another one has fewer candidates than are expected in it, where too many are wanted, or where the index may lack sessions.</returns>
    public async ValueTask<QueryCandidates<TKey>?> Find(SessionQuery query, int most, IoMode mode)
    {
        var paths = QueryPaths.Of(context.Description, query);
        if (most > Most || (paths.Where(static path => path.IsOrdered).MaxBy(static path => path.Covered) ?? WholeOrder(query)) is not { } path)
        {
            return null;
        }

        if (path.Covered < query.Conditions.Count)
        {
            most = await Expected(query, (path, paths), most, mode).ConfigureAwait(false);
            return most > Most ? null : await Read(query, path, most, mode).ConfigureAwait(false);
        }

        return await Read(query, path, most, mode).ConfigureAwait(false);
    }

    // How many entries must be looked at, where the sessions that fulfil the other conditions lie evenly in the order; too many where those are fewer.
    private async ValueTask<int> Expected(SessionQuery query, (QueryPath Ordered, IReadOnlyList<QueryPath> All) paths, int most, IoMode mode)
    {
        List<QueryPath> others = [.. paths.All.Where(path => path.Part != paths.Ordered.Part)];
        if (others.Count == 0)
        {
            return int.MaxValue;
        }

        var counts = await PathCounts.Of(context, [paths.Ordered, .. others], mode).ConfigureAwait(false);
        var (all, fewest) = (counts[0], counts.Skip(1).Min());
        var expected = fewest <= Few || long.Max(all, fewest) == long.MaxValue ? double.MaxValue : (1.25 * most * all / fewest) + query.Limit;
        return 2 * expected > fewest ? int.MaxValue : (int)expected;
    }

    private static QueryPath? WholeOrder(SessionQuery query) =>
        query.Order.Index is { IsTotal: true, IsMultiValued: false } index ? new QueryPath(new IndexQuery(index, "", AfterAll, int.MaxValue), 0, IsOrdered: true) : null;

    private async ValueTask<QueryCandidates<TKey>?> Read(SessionQuery query, QueryPath path, int most, IoMode mode)
    {
        var index = path.Part.Index;
        var answers = await SeparateAnswers.Of(context.Connection, [Page(path, query, most), .. checks.Requests(index)], mode).ConfigureAwait(false);
        return answers[0] is { } page && checks.AreComplete(index, answers.AsSpan(1)) ? Candidates((path, query), (byte[]?[]?)page ?? [], most) : null;
    }

    private QueryCandidates<TKey>? Candidates((QueryPath Path, SessionQuery Query) asked, byte[]?[] members, int most)
    {
        var entries = Array.ConvertAll(members, static member => IndexMember.Parse(Utf8.Read(member), inIndex: true, needsValue: false));
        var keys = new Dictionary<string, TKey>(entries.Length, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Token.Value <= 0 || !TryKey(entry, out var text, out var key))
            {
                // Another program put something there.
                return null;
            }

            keys.TryAdd(text, key!);
        }

        var name = asked.Path.Part.Index.Name;
        QueryPlace? last = entries.Length == most ? new QueryPlace(asked.Path.OrderValueOf(IndexMember.Parse(Utf8.Read(members[^1]), inIndex: true).Value, asked.Query), KeyOrder.FromSortable(entries[^1].Key, context.Description.KeyParts)) : null;
        return new QueryCandidates<TKey>([.. keys.Values], last, new QueryPlan(name, keys.Count, $"index of {name}, in the order of the query: {keys.Count} candidates{(asked.Path.Covered < asked.Query.Conditions.Count ? ", of which the rest of the conditions is checked on their headers" : "")}"));
    }

    private RedisRequest Page(QueryPath path, SessionQuery query, int most)
    {
        var (from, to) = IndexMember.RangeOf(path.Part.Value, path.Part.End);
        if (query.After is { } place)
        {
            var entry = new IndexMember(path.ValueAt(place), KeyOrder.ToSortable(place.Key, context.Description.KeyParts), default);
            (from, to) = query.Order.IsDescending ? (from, entry.UpTo('\0')) : (entry.UpTo('\u0001'), to);
        }

        RedisValue[] ends = query.Order.IsDescending ? ["(" + to, "[" + from] : ["[" + from, "(" + to];
        return new RedisRequest
        {
            Command = query.Order.IsDescending ? "ZREVRANGEBYLEX" : "ZRANGEBYLEX",
            Keys = [context.Keys.Index(path.Part.Index)],
            Values = [.. ends, "LIMIT", 0, most],
            IsRead = true,
            IsShared = true,
        };
    }

    private bool TryKey(IndexMember entry, out string text, out TKey? key)
    {
        (text, key) = ("", default);
        try
        {
            text = KeyOrder.FromSortable(entry.Key, context.Description.KeyParts);
            key = SessionGuard.ReadKey<TSession, TKey, TMap>(text, context.DisplayName);
            return true;
        }
        catch (Exception problem) when (problem is FormatException or SessionCorruptedException)
        {
            return false;
        }
    }
}
