using System.Text.RegularExpressions;
using Persistence.Sqlite.Mapping;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;
using Persistence.Tool.Tests.Sessions.Scalars;

namespace Persistence.Tool.Tests.Copying;

/// <summary>The tool knows each form that a value has in a column: it writes it into a database, and finds the same document there as in JSON files.</summary>
public sealed partial class ScalarTests
{
    [Fact]
    public async Task Values_of_every_scalar_type_go_to_a_database_and_back()
    {
        using var folder = new TestFolder();
        using (var store = new SheetJsonStore(folder["json"], new JsonStoreOptions { Durability = Durability.Relaxed }))
        {
            store.Create(new Sheet { Id = "default", Entries = { new SheetEntry() } });
            store.Create(Full());
        }

        await Persist.Succeed("copy", folder["json"], folder["a.db"], "--shape", folder["json"]);
        await Persist.Succeed("copy", folder["a.db"], folder["again"], "--shape", folder["json"]);
        var expected = await Persist.Succeed("export", folder["json"]);
        Assert.Equal(expected, await Persist.Succeed("export", folder["a.db"]));
        Assert.Equal(expected, await Persist.Succeed("export", folder["again"]));
        using var copy = new SheetSqliteStore($"Data Source={folder["a.db"]}");
        Assert.Empty(copy.Verify().Findings);
        Assert.Equal(Full().Entries[0] with { Bytes = null, Memory = default, Embedding = default }, copy.Load("full").Entries[0] with { Bytes = null, Memory = default, Embedding = default });
        Assert.Equal(new SheetEntry(), copy.Load("default").Entries[0] with { Embedding = default });
    }

    [Fact]
    public async Task No_scalar_type_is_missing_here()
    {
        using var folder = new TestFolder();
        using (var store = new SheetSqliteStore($"Data Source={folder["a.db"]}"))
        {
            store.Create(Full());
        }

        var known = (await Persist.Succeed("schema", folder["a.db"])).Split('\n').Select(static line => Form().Match(line).Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var columns = typeof(CharColumn).Assembly.GetTypes()
            .Where(static type => type is { IsValueType: true, IsGenericType: false, Namespace: "Persistence.Sqlite.Mapping" } && type.Name.EndsWith("Column", StringComparison.Ordinal))
            .Select(static type => type == typeof(TextColumn) ? "String" : type.Name[..^"Column".Length])
            .Except(["ExtensionData"])
            .Select(static form => form == "VectorMemory" ? "Vector" : form)
            .ToList();
        Assert.True(columns.Count > 25, string.Join(' ', columns));
        Assert.All(columns, form => Assert.True(known.Contains(form), $"Sessions/Scalars: add members of the type whose column is {form}Column, to Sheet, and to SheetEntry where entries may have them"));
    }

    private static Sheet Full() => new()
    {
        Id = "full",
        Flag = true,
        Letter = 'é',
        Tiny = sbyte.MinValue,
        Octet = byte.MaxValue,
        Brief = short.MinValue,
        BriefUnsigned = ushort.MaxValue,
        Whole = int.MinValue,
        WholeUnsigned = uint.MaxValue,
        Large = long.MinValue,
        LargeUnsigned = ulong.MaxValue,
        Vast = Int128.MinValue,
        VastUnsigned = UInt128.MaxValue,
        Rough = (Half)1.5,
        Share = -0.1f,
        Ratio = 0.1,
        Price = -1.50m,
        Identity = Guid.AllBitsSet,
        Clock = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Instant = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3)),
        Day = new DateOnly(2026, 1, 2),
        Time = new TimeOnly(3, 4, 5, 6),
        Duration = TimeSpan.FromMinutes(-90.5),
        Link = new Uri("http://example.org/ü"),
        Release = new Version(1, 2, 3),
        Bytes = [1, 2, 255],
        Memory = new byte[] { 7 },
        Embedding = [1, -0.5f, 0.25f],
        Mood = Mood.Merry,
        Text = "\u0001\"é😀",
        IndexedDuration = TimeSpan.FromTicks(7),
        Entries = { FullEntry() },
    };

    private static SheetEntry FullEntry() => new()
    {
        Flag = true,
        Letter = 'é',
        Tiny = sbyte.MinValue,
        Octet = byte.MaxValue,
        Brief = short.MinValue,
        BriefUnsigned = ushort.MaxValue,
        Whole = int.MinValue,
        WholeUnsigned = uint.MaxValue,
        Large = long.MinValue,
        LargeUnsigned = ulong.MaxValue,
        Vast = Int128.MinValue,
        VastUnsigned = UInt128.MaxValue,
        Rough = (Half)1.5,
        Share = -0.1f,
        Ratio = 0.1,
        Price = -1.50m,
        Identity = Guid.AllBitsSet,
        Clock = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Instant = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3)),
        Day = new DateOnly(2026, 1, 2),
        Time = new TimeOnly(3, 4, 5, 6),
        Duration = TimeSpan.FromMinutes(-90.5),
        Link = new Uri("http://example.org/ü"),
        Release = new Version(1, 2, 3),
        Bytes = [1, 2, 255],
        Memory = new byte[] { 7 },
        Embedding = new float[] { 0.5f, 2, -1 },
        Mood = Mood.Merry,
        Text = "\u0001\"é😀",
    };

    [GeneratedRegex("^  .*: (\\w+)(,|$)")]
    private static partial Regex Form();
}
