using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Abstractions.Tests.Mapping;

/// <summary>What is recorded of a class, and what is said of another one.</summary>
public sealed class ShapeRecordTests
{
    private const string Advice = ". Raise SchemaVersion with a change of the shape that programs from before are to be refused for";

    [Fact]
    public void The_first_class_is_recorded_and_the_same_one_changes_nothing()
    {
        var (record, said) = Next(1, "header a: int\nkey: id:string", null);
        Assert.Matches("^SchemaVersion: 1 #[0-9a-f]{16}\nheader a: int\nkey: id:string\n$", record);
        Assert.Empty(said);
        Assert.Equal((null, 0), Count(Next(1, "header a: int\nkey: id:string", record)));
    }

    [Theory]
    [InlineData("header b: int", "header a was int, and is not in this class; header b is int, and was not there")]
    [InlineData("header a: long required", "header a was int, and is long required")]
    [InlineData("header a: int\nheader \"b: c\": int", "header \"b: c\" is int, and was not there")]
    [InlineData("header a: int\nheader a=1: One", "header a=1 is One, and was not there")]
    public void Another_shape_of_the_same_version_is_told_member_by_member_and_recorded(string shape, string differences)
    {
        var (before, _) = Next(1, "header a: int", null);
        var (record, said) = Next(1, shape, before);
        Assert.Equal([$"a class of SchemaVersion 1 and another shape opened it last: {differences}{Advice}"], said);
        Assert.Equal((null, 0), Count(Next(1, shape, record)));
        Assert.Single(Next(1, "header a: int", record).Said);
    }

    [Fact]
    public void Many_differences_are_counted()
    {
        var (before, _) = Next(1, "key: id:int", null);
        var (_, said) = Next(1, string.Join('\n', Enumerable.Range(0, 20).Select(static number => $"header m{number:D2}: int")), before);
        Assert.EndsWith($"header m06 is int, and was not there; and 13 more{Advice}", said.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_higher_version_takes_the_place_of_a_lower_without_a_word_and_not_the_other_way_round()
    {
        var (first, _) = Next(1, "header a: int", null);
        var (second, said) = Next(2, "header b: int", first);
        Assert.StartsWith("SchemaVersion: 2 ", second, StringComparison.Ordinal);
        Assert.Empty(said);
        Assert.Equal((null, 0), Count(Next(1, "header a: int", second)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("SchemaVersion: \n")]
    [InlineData("SchemaVersion: 1 #0000000000000000\nheader a: int\n")]
    [InlineData("SchemaVersion: 1 header a: int")]
    [InlineData("SchemaVersion: x #y\n")]
    [InlineData("something else\n")]
    public void What_is_not_whole_is_no_record(string damaged)
    {
        var (record, said) = Next(1, "header b: int", damaged);
        Assert.Contains("\nheader b: int\n", record, StringComparison.Ordinal);
        Assert.Empty(said);
    }

    [Fact]
    public void A_record_that_was_cut_at_any_place_is_none_or_the_same()
    {
        var (whole, _) = Next(1, "header a: int\nheader b: int", null);
        for (var length = 0; length < whole!.Length; length++)
        {
            Assert.Empty(Next(1, "header a: int", whole[..length]).Said);
        }
    }

    [Fact]
    public void A_class_whose_shape_is_not_known_records_nothing() => Assert.Equal((null, 0), Count(Next(1, "", null)));

    private static (string? Record, int Said) Count((string? Record, IReadOnlyList<string> Said) next) => (next.Record, next.Said.Count);

    private static (string? Record, IReadOnlyList<string> Said) Next(int version, string shape, string? recorded)
    {
        var observer = new Observer();
        var description = new SessionDescription { ClassName = "Chat", Name = "chat", SchemaVersion = version, Shape = shape, KeyParts = [], Members = [] };
        var record = ShapeRecord.Next(description, recorded, new StoreTelemetry("test", "a store", "chat", new StoreMonitoring { Observer = observer }));
        Assert.All(observer.Events, static one => Assert.Equal(StoreEventKind.OtherShape, one.Kind));
        return (record, observer.Events.ConvertAll(static one => one.Reason));
    }

    private sealed class Observer : StoreObserver
    {
        public List<StoreEvent> Events { get; } = [];

        public override void OnEvent(StoreEvent storeEvent) => Events.Add(storeEvent);
    }
}
