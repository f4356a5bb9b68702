using Persistence.Mapping;
using Persistence.Tool.Json;

namespace Persistence.Tool.Tests.Scale;

/// <summary>Keys of a folder in order, in bounded memory.</summary>
public sealed class SmallestKeysTests
{
    [Theory]
    [InlineData(3_000, 500)]
    [InlineData(3_000, 20_000)]
    [InlineData(200, 1_000_000)]
    [InlineData(50, 1)]
    public void Keys_come_in_order_and_each_once_however_little_is_held_at_a_time(int count, int capacity)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        (string Kind, KeyPartKind[] Parts, Func<string> Key)[] classes =
        [
            ("text", [KeyPartKind.Text], () => Text(random, 30)),
            ("number", [KeyPartKind.Number], () => $"{random.NextInt64(-1_000_000, 1_000_000)}"),
            ("both", [KeyPartKind.Text, KeyPartKind.Number], () => KeyText.Join([Text(random, 10), $"{random.Next(-50, 50)}"])),
        ];
        foreach (var (kind, parts, key) in classes)
        {
            var keys = Enumerable.Range(0, count).Select(_ => key()).Distinct().ToList();
            var expected = keys.OrderBy(one => KeyOrder.ToSortable(one, parts), KeyOrder.Utf8).ToList();

            var (found, looks) = (new List<string>(), 0);
            var smallest = new SmallestKeys(parts, capacity);
            do
            {
                Assert.True(looks++ <= count, "each look gives at least one key");
                smallest.Next();
                keys.ForEach(smallest.Add);
                found.AddRange(smallest.InOrder());
            }
            while (smallest.IsCut);

            Assert.True(expected.SequenceEqual(found), $"seed {seed}, {kind}: {found.Count} of {expected.Count} in {looks} looks");
            Assert.True(capacity > 100_000 ? looks == 1 : looks > 1, $"{looks} looks");
        }
    }

    [Fact]
    public void What_is_no_key_of_the_class_is_passed_over()
    {
        var smallest = new SmallestKeys([KeyPartKind.Number]);
        smallest.Next();
        foreach (var key in (string[])["7", "x", "-3", "007"])
        {
            smallest.Add(key);
        }

        Assert.Equal("-3 7 007", string.Join(' ', smallest.InOrder().OrderBy(static key => key == "007")));
    }

    private static string Text(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => random.Next(5) switch { 0 => "/", 1 => "Ä", 2 => "😀", 3 => "\uffff", _ => $"{random.Next(100)}" }));
}
