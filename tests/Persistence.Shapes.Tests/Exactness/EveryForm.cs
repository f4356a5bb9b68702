using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>A member of each form that a member may have beside a type of its own: collections, tuples, ids, ways of construction, attributes.</summary>
public class EveryForm
{
    [JsonInclude]
    public int Given { get; private set; }

    [JsonInclude]
    internal long Field;

    public OrderId Order { get; set; }

    public OrderId? MaybeOrder { get; set; }

    public Slug? Slug { get; set; }

    public List<OrderId>? Orders { get; set; }

    public ReadOnlyMemory<byte>? MaybeMemory { get; set; }

    public (int Count, string? Text) Pair { get; set; }

    public (DateTimeOffset, (Point?, decimal))? MaybePair { get; set; }

    public List<(string? Name, double Value)>? Pairs { get; set; }

    public Dictionary<string, (Guid, Mood)?>? PairsByName { get; set; }

    public (int, int, int, int, int, int, int, string? Eighth, Int128 Ninth) Nine { get; set; }

    public IList<int>? List { get; set; }

    public ICollection<string?>? Collection { get; set; }

    public IEnumerable<Point?>? Sequence { get; set; }

    public IReadOnlyCollection<DateOnly>? Days { get; set; }

    public ISet<int>? Set { get; set; }

    public IReadOnlySet<Guid>? ReadOnlySet { get; set; }

    public Stack<string?>? Stack { get; set; }

    public Queue<List<int>?>? Queue { get; set; }

    public ImmutableHashSet<int>? FixedSet { get; set; }

    public ImmutableArray<string?>? MaybeFixed { get; set; }

    public ImmutableDictionary<Mood, int>? FixedMap { get; set; }

    public IDictionary<long, string?>? Map { get; set; }

    public IReadOnlyDictionary<Guid, List<int>>? ReadOnlyMap { get; set; }

    public Dictionary<Mood, Dictionary<byte, bool>>? Maps { get; set; }

    public Dictionary<ulong, int>? ByLarge { get; set; }

    public JsonObject? Changeable { get; set; }

    public JsonArray? ChangeableList { get; set; }

    public List<string> Filled { get; } = [];

    public HashSet<int> FilledSet { get; } = [];

    public Dictionary<string, int> FilledMap { get; } = [];

    public Mixed? Mixed { get; set; }

    public Stage? Stage { get; set; }

    public List<ISignal?>? Signals { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Omitted { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal OmittedNumber { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Mood? Named { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double AnyReal { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public Half? AnyHalf { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long Quoted { get; set; }

    [JsonPropertyOrder(-1)]
    public HandledNumbers? Numbers { get; set; }

    public HiddenlyMade? Hidden { get; set; }

    public Queue<int> FilledQueue { get; } = new();

    public Stack<int> FilledStack { get; } = new();

    public KeepingRecord? Keeping { get; set; }

    public KeepingObjects? KeepingObjects { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }

    public static EveryForm Random(RandomValues values)
    {
        var made = new EveryForm();
        made.Fill(values);
        return made;
    }

    /// <summary>Sets every member.</summary>
    public void Fill(RandomValues values)
    {
        (Given, Field, Order, MaybeOrder, Slug) = (values.Below(9), values.Bits(), new OrderId(values.Bits()), values.Bool() ? null : new OrderId(values.Below(9)), values.Bool() ? null : new Slug(values.Text()));
        (Orders, MaybeMemory) = (Maybe(values, static next => next.Many(static item => new OrderId(item.Bits())).ToList()), values.Bool() ? null : values.Bytes(values.Below(20)));
        FillTuples(values);
        FillLists(values);
        FillMaps(values);
        FillInPlace(values);
        FillObjects(values);
        FillAttributed(values);
        // The members of the header are fields of a hash in Redis, whose order is not kept.
        var rest = values.Bool() ? null : KeepingShape.Entries(values);
        Rest = rest is { Count: 0 } ? null : rest?.OrderBy(static entry => entry.Key, StringComparer.Ordinal).ToDictionary();
    }

    private void FillObjects(RandomValues values)
    {
        Mixed = values.Bool() ? null : Mixed.Random(values);
        Stage = values.Of<Stage?>(null, new Stage { Number = 1 }, new Jump { Number = 2, To = 3 });
        Signals = Maybe(values, static next => next.Many(static item => item.Of<ISignal?>(null, new Bell(item.Below(3)), new Light())).ToList());
        Hidden = values.Bool() ? null : HiddenlyMade.Make(values.Below(9), values.TextOrNull());
        Keeping = values.Bool() ? null : new KeepingRecord(values.TextOrNull()) { Rest = KeepingShape.Entries(values), Last = values.Below(9) };
        KeepingObjects = values.Bool() ? null : new KeepingObjects { Fields = KeepingShape.Entries(values).ToDictionary(static entry => entry.Key, static entry => (object?)entry.Value) };
    }

    private void FillAttributed(RandomValues values)
    {
        (Omitted, OmittedNumber, Named) = (values.TextOrNull(), values.Of(0m, values.Money()), values.Of<Mood?>(null, Mood.Busy, (Mood)7));
        (AnyReal, AnyHalf, Quoted) = (HandledShape.Any(values), values.Bool() ? null : (Half)HandledShape.Any(values), values.Bits());
        Numbers = values.Bool() ? null : HandledNumbers.Random(values);
    }

    private static T? Maybe<T>(RandomValues values, Func<RandomValues, T> one)
        where T : class => values.Below(4) == 0 ? null : one(values);

    private void FillTuples(RandomValues values)
    {
        Pair = (values.Below(9), values.TextOrNull());
        MaybePair = values.Bool() ? null : (values.Instant(), (values.Bool() ? null : Point.Random(values), values.Money()));
        Pairs = Maybe(values, static next => next.Many(static item => (item.TextOrNull(), item.Real())).ToList());
        PairsByName = Maybe(values, static next => next.Many(static item => item.Text()).Distinct().ToDictionary(static key => key, _ => next.Bool() ? ((Guid, Mood)?)null : (next.Id(), Mood.Busy)));
        Nine = (1, 2, 3, 4, 5, 6, values.Below(9), values.TextOrNull(), values.Wide());
    }

    private void FillLists(RandomValues values)
    {
        List = Maybe(values, static next => next.Many(static item => item.Below(9)));
        Collection = Maybe(values, static next => next.Many(static item => item.TextOrNull()));
        Sequence = Maybe(values, static next => next.Many(static item => item.Bool() ? null : Point.Random(item)));
        Days = Maybe(values, static next => next.Many(static item => DateOnly.FromDateTime(item.Date())));
        Set = Maybe(values, static next => next.Many(static item => item.Below(9)).ToHashSet());
        ReadOnlySet = Maybe(values, static next => next.Many(static item => item.Id()).ToHashSet());
        Stack = Maybe(values, static next => new Stack<string?>(next.Many(static item => item.TextOrNull())));
        Queue = Maybe(values, static next => new Queue<List<int>?>(next.Many(static item => item.Bool() ? null : item.Many(static inner => inner.Below(9)).ToList())));
        FixedSet = Maybe(values, static next => next.Many(static item => item.Below(9)).ToImmutableHashSet());
        MaybeFixed = values.Bool() ? null : [.. values.Many(static item => item.TextOrNull())];
    }

    private void FillMaps(RandomValues values)
    {
        FixedMap = Maybe(values, static next => next.Many(static item => item.Of(Mood.Busy, Mood.Calm)).Distinct().ToImmutableDictionary(static key => key, _ => next.Below(9)));
        Map = Maybe(values, static next => next.Many(static item => item.Bits()).Distinct().ToDictionary(static key => key, _ => next.TextOrNull()));
        ReadOnlyMap = Maybe(values, static next => next.Many(static item => item.Id()).ToDictionary(static key => key, _ => next.Many(static item => item.Below(9)).ToList()));
        Maps = Maybe(values, static next => new Dictionary<Mood, Dictionary<byte, bool>> { [Mood.Busy] = next.Many(static item => (byte)item.Bits()).Distinct().ToDictionary(static key => key, _ => next.Bool()) });
        ByLarge = Maybe(values, static next => next.Many(static item => (ulong)item.Bits()).Distinct().ToDictionary(static key => key, _ => next.Below(9)));
        Changeable = Maybe(values, static next => JsonSerializer.SerializeToNode(Node.Random(next))!.AsObject());
        ChangeableList = Maybe(values, static next => new JsonArray(next.Below(9), null, JsonSerializer.SerializeToNode(Node.Random(next))));
    }

    private void FillInPlace(RandomValues values)
    {
        Filled.Clear();
        Filled.AddRange(values.Many(static next => next.Text()));
        FilledSet.Clear();
        FilledSet.UnionWith(values.Many(static next => next.Below(9)));
        FilledMap.Clear();
        FilledQueue.Clear();
        FilledStack.Clear();
        foreach (var number in values.Many(static next => next.Below(9)))
        {
            FilledQueue.Enqueue(number);
            FilledStack.Push(number);
        }

        foreach (var text in values.Many(static next => next.Text()))
        {
            FilledMap[text] = values.Below(9);
        }
    }
}
