using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Indexes over values whose texts are ordered otherwise: exact numbers, characters, addresses, versions.</summary>
internal static class ExactIndexCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Index, ExactNumbersSortByValue),
        new(Contract.Index, ExactNumbersAreEqualWhateverTheirZeros),
        new(Contract.Index, CharactersSortByTheirCode),
        new(Contract.Index, VersionsSortByTheirNumbers),
        new(Contract.Index, AddressesAreFoundAsTheyWereWritten),
        new(Contract.Index, TimesOfDayMayBeNull),
    ];

    private static void ExactNumbersSortByValue(CaseContext context)
    {
        decimal[] values = [0m, 1.5m, -1.5m, 10m, 9.99m, -10m, -9.99m, -1.05m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, -0.0000000000000000000000000001m, 100m, -100m, 12345678901234567890.123456789m];
        var store = Fill(context, values, static (item, value) => (item.Price, item.Discount) = (value, value == 0 ? null : -value));
        Check.Sequence(Sorted(values, static value => value < decimal.MaxValue), store.FindByPriceBetween(decimal.MinValue, decimal.MaxValue));
        Check.Sequence(Sorted(values, static value => value is >= -1.5m and < 9.99m), store.FindByPriceBetween(-1.5m, 9.99m));
        Check.Sequence(Sorted(values, static value => value is >= -10m and < -1.05m), store.FindByPriceBetween(-10m, -1.05m));
        Check.Sequence(Sorted(values, static _ => true), store.Query().OrderByPrice().Keys());
        Check.Sequence([0, .. Sorted(values, static value => value != 0).Reverse()], store.Query().OrderByDiscount().Keys());
        Check.Sequence([0], store.Query().WhereDiscountIsNull().Keys());
        RandomNumbersSortByValue(store, Environment.TickCount & 0xffff);
    }

    private static void RandomNumbersSortByValue(ICatalogItemStore store, int seed)
    {
#pragma warning disable CA5394 // Nothing here is a secret.
        var random = new Random(seed);
        decimal[] some = [.. Enumerable.Range(0, 60).Select(_ => new decimal(random.Next(), random.Next(), random.Next(3) == 0 ? random.Next() : 0, random.Next(2) == 0, (byte)random.Next(29)))];
#pragma warning restore CA5394
        for (var id = 0; id < some.Length; id++)
        {
            store.Create(new CatalogItem { Id = 100 + id, Price = some[id], Grade = 'R' });
        }

        Check.Sequence(Sorted(some, static _ => true).Select(static id => 100 + id), store.Query().WhereGrade('R').OrderByPrice().Keys(), $"random numbers in order, seed {seed}");
    }

    private static void ExactNumbersAreEqualWhateverTheirZeros(CaseContext context)
    {
        decimal[] values = [1.5m, 1.50m, 1.500000m, -0.00m, 0m, 100m, 1e2m, -7.0m];
        var store = Fill(context, values, static (item, value) => item.Price = value);
        Check.Sequence([0, 1, 2], store.FindByPrice(1.5m));
        Check.Sequence([0, 1, 2], store.FindByPrice(1.5000m));
        Check.Sequence([3, 4], store.FindByPrice(0.000m));
        Check.Sequence([3, 4], store.FindByPrice(decimal.Negate(0.0m)));
        Check.Sequence([5, 6], store.FindByPriceBetween(100.00m, 100.01m));
        Check.Sequence([7], store.FindByPrice(-7m));
        Check.Equal("1.500000", store.Load(2).Price.ToString(CultureInfo.InvariantCulture), "an index does not change what is stored");
    }

    private static void CharactersSortByTheirCode(CaseContext context)
    {
        char[] values = ['b', 'B', 'a', '\u00e4', '\0', '\uffff', '\ue000', '0', '\u0001'];
        var store = Fill(context, values, static (item, value) => item.Grade = value);
        Check.Sequence(Sorted(values, static value => value < '\uffff'), store.FindByGradeBetween('\0', '\uffff'));
        Check.Sequence(Sorted(values, static value => value is >= 'B' and < 'b'), store.FindByGradeBetween('B', 'b'));
        Check.Sequence([4], store.FindByGrade('\0'));
        Check.Sequence([8], store.FindByGrade('\u0001'));
        Check.Sequence([], store.FindByGrade('\ud800'));
        Check.Throws<ArgumentException>(() => store.FindByGradeBetween('a', '\ud800'));
        Check.Throws<ArgumentException>(() => store.Query().WhereGradeBetween('\udc00', '\uffff'));
        Check.Throws<ArgumentException>(() => store.FindByGradeBetween('b', 'a'));
        Check.Sequence(Sorted(values, static _ => true).Reverse(), store.Query().OrderByGrade(descending: true).Keys());
    }

    private static void VersionsSortByTheirNumbers(CaseContext context)
    {
        Version[] values = [new(10, 0), new(2, 0), new(2, 0, 0), new(2, 0, 0, 0), new(1, int.MaxValue), new(0, 0), new(2, 0, 10), new(2, 0, 9, 1), new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)];
        var store = Fill(context, values, static (item, value) => item.Release = value);
        Check.Sequence(Sorted(values, static _ => true), store.Query().OrderByRelease().Keys());
        Check.Sequence(Sorted(values, static value => value >= new Version(2, 0) && value < new Version(2, 0, 10)), store.FindByReleaseBetween(new Version(2, 0), new Version(2, 0, 10)));
        Check.Sequence([2], store.FindByRelease(new Version(2, 0, 0)));
        Check.Sequence([1], store.FindByRelease(new Version(2, 0)));
        Check.Throws<ArgumentNullException>(() => store.FindByReleaseBetween(null!, new Version(1, 0)));
        store.Create(new CatalogItem { Id = 99 });
        Check.Sequence([99], store.Query().WhereReleaseIsNull().Keys());
        Check.Sequence([99, 5], store.Query().OrderByRelease().Take(2).Keys());
    }

    private static void AddressesAreFoundAsTheyWereWritten(CaseContext context)
    {
        Uri[] values = [new("https://example.com/a"), new("HTTPS://EXAMPLE.com/a"), new("https://example.com/a#b"), new("/relative", UriKind.Relative), new("https://example.com/\u00e4")];
        var store = Fill(context, values, static (item, value) => item.Page = value);
        Check.Sequence([0], store.FindByPage(values[0]));
        Check.Sequence([1], store.FindByPage(values[1]));
        Check.Sequence([2], store.Query().WherePage(values[2]).Keys());
        Check.Sequence([3], store.FindByPage(new Uri("/relative", UriKind.Relative)));
        Check.Sequence([4], store.FindByPage(values[4]));
        Check.Sequence([], store.FindByPage(new Uri("https://example.com/b")));
        store.Create(new CatalogItem { Id = 9 });
        Check.Sequence([9], store.Query().WherePageIsNull().Keys());
    }

    private static void TimesOfDayMayBeNull(CaseContext context)
    {
        TimeOnly?[] values = [new(9, 0), null, new(0, 0), TimeOnly.MaxValue, new(9, 0, 0, 1)];
        var store = Fill(context, values, static (item, value) => item.Opens = value);
        Check.Sequence([2, 0, 4], store.FindByOpensBetween(TimeOnly.MinValue, TimeOnly.MaxValue));
        Check.Sequence([3], store.FindByOpens(TimeOnly.MaxValue));
        Check.Sequence([1, 2, 0, 4, 3], store.Query().OrderByOpens().Keys());
    }

    private static ICatalogItemStore Fill<T>(CaseContext context, T[] values, Action<CatalogItem, T> set)
    {
        var store = context.Open<ICatalogItemStore>();
        for (var id = 0; id < values.Length; id++)
        {
            var item = new CatalogItem { Id = id };
            set(item, values[id]);
            store.Create(item);
        }

        return store;
    }

    private static IEnumerable<int> Sorted<T>(T[] values, Func<T, bool> matches) => Measurements.Sorted(values, matches);
}
