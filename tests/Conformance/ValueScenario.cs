using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>
/// Random changes of sessions that are indexed by exact numbers, characters, addresses, versions and several members together, and questions for them. It gives a transcript, which
/// is the same on each backend.
/// </summary>
internal sealed class ValueScenario
{
    private static readonly decimal[] s_prices = [0m, 0.0m, -0.00m, 1.5m, 1.50m, -1.5m, 9.99m, 10m, -10m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m];
    private static readonly char[] s_grades = ['a', 'A', '\0', '\u0001', '\u00e4', '\ue000', '\uffff', '0'];
    private static readonly Uri[] s_pages = [new("https://example.com/a"), new("HTTPS://EXAMPLE.com/a"), new("https://example.com/a#b"), new("/relative", UriKind.Relative), new("https://example.com/\u00e4")];
    private static readonly Version[] s_releases = [new(0, 0), new(2, 0), new(2, 0, 0), new(2, 0, 0, 0), new(10, 0), new(2, 0, 10), new(1, int.MaxValue), new(int.MaxValue, int.MaxValue)];
    private static readonly string?[] s_owners = [null, "", "a", "A", "\0", "a\0", "a\u0001", "ab", "\U0001F600", "\ue000", "="];

    private readonly Random _random;
    private readonly ICatalogItemStore _items;
    private readonly IBoardV2Store _boards;

    private ValueScenario(TestEnvironment environment, int seed)
    {
        _random = new Random(seed);
        (_items, _boards) = (environment.Open<ICatalogItemStore>(TimeProvider.System), environment.Open<IBoardV2Store>(TimeProvider.System));
    }

    /// <summary>Runs one.</summary>
    /// <param name="environment">A fresh environment, which is disposed.</param>
    /// <param name="seed">The same seed gives the same scenario.</param>
    /// <param name="length">How many steps.</param>
    public static IReadOnlyList<string> Run(TestEnvironment environment, int seed, int length)
    {
        using (environment)
        {
            var scenario = new ValueScenario(environment, seed);
            using (scenario._items)
            {
                using (scenario._boards)
                {
                    return [.. Enumerable.Range(0, length).Select(step => $"{step}: {scenario.Step()}")];
                }
            }
        }
    }

    private string Step()
    {
        var (action, id) = (_random.Next(10), _random.Next(25));
        return action switch
        {
            0 => $"delete {id}: {_items.Delete(id)} {_boards.Delete(id)}",
            < 4 => Change(id),
            < 7 => Items(),
            _ => Boards(),
        };
    }

    private string Change(int id)
    {
        var (price, discount, grade) = (Of(s_prices), _random.Next(3) == 0 ? default(decimal?) : Of(s_prices), Of(s_grades));
        var (page, release) = (_random.Next(3) == 0 ? null : Of(s_pages), _random.Next(3) == 0 ? null : Of(s_releases));
        var (owner, rank) = (Of(s_owners), _random.Next(-3, 4));
        var item = _items.GetOrCreate(id, () => new CatalogItem { Id = id });
        (item.Price, item.Discount, item.Grade, item.Page, item.Release) = (price, discount, grade, page, release);
        _items.Save(item);
        var board = _boards.GetOrCreate(id, () => new BoardV2 { Id = id });
        (board.Owner, board.Rank) = (owner, rank);
        _boards.Save(board);
        return $"change {id}";
    }

    private string Items()
    {
        var query = _items.Query();
        query = _random.Next(5) switch
        {
            0 => query.WherePrice(Of(s_prices)),
            1 => query.WhereGradeBetween('\0', Of(s_grades)),
            2 => query.WhereDiscountIsNull(),
            3 => query.WhereReleaseBetween(new Version(0, 0), Of(s_releases)),
            _ => query,
        };
        var isReversed = _random.Next(2) == 0;
        query = _random.Next(5) switch
        {
            0 => query.OrderByPrice(isReversed),
            1 => query.OrderByDiscount(isReversed),
            2 => query.OrderByGrade(isReversed),
            3 => query.OrderByRelease(isReversed),
            _ => query,
        };
        var (page, release) = (Of(s_pages), Of(s_releases));
        return $"items {string.Join(' ', Pages(query, 1 + _random.Next(6)))}; {query.Count()}; page {string.Join(' ', _items.FindByPage(page))}; release {string.Join(' ', _items.FindByRelease(release))}; none {string.Join(' ', _items.FindByPage(null))}";
    }

    private string Boards()
    {
        var owner = Of(s_owners);
        var query = owner is null ? _boards.Query().WhereOwnerIsNull() : _boards.Query().WhereOwner(owner);
        var from = _random.Next(-3, 4);
        query = _random.Next(3) switch { 0 => query.WhereRank(from), 1 => query.WhereRankBetween(from, from + 3), _ => query };
        query = _random.Next(3) switch { 0 => query, var order => query.OrderByRank(order == 1) };
        return $"boards {string.Join(' ', Pages(query, 1 + _random.Next(6)))}; {query.Count()}; prefix {string.Join(' ', _boards.Query().WhereOwnerStartsWith(owner ?? "a").OrderByOwner().Keys())}";
    }

    private static List<int> Pages(CatalogItemStoreQuery query, int size)
    {
        var keys = new List<int>();
        for (var page = query.Take(size).Keys(); ; page = query.Take(size).After(page.Next).Keys())
        {
            keys.AddRange(page);
            if (page.Next is null)
            {
                return keys;
            }
        }
    }

    private static List<int> Pages(BoardV2StoreQuery query, int size)
    {
        var keys = new List<int>();
        for (var page = query.Take(size).Keys(); ; page = query.Take(size).After(page.Next).Keys())
        {
            keys.AddRange(page);
            if (page.Next is null)
            {
                return keys;
            }
        }
    }

    private T Of<T>(T[] values) => values[_random.Next(values.Length)];
}
