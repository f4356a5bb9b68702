using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Oracle;

/// <summary>Every codec, with random values of its type.</summary>
public static class CodecCases
{
    private static readonly Dictionary<string, CodecCase> s_all = Scalars().Concat(Collections()).Concat(OtherCollections()).Concat(Maps()).Concat(OtherMaps()).ToDictionary(static item => item.Name);

    public static IReadOnlyCollection<CodecCase> All => s_all.Values;

    public static IEnumerable<TheoryDataRow<string>> Names => s_all.Keys.Select(static name => new TheoryDataRow<string>(name));

    public static CodecCase Get(string name) => s_all[name];

    private static CodecCase<T, TCodec> Case<T, TCodec>(Func<RandomValues, T> make, bool readsDifferently = false)
        where TCodec : IJsonCodec<T>
    {
        var name = typeof(TCodec).Name;
        var inner = typeof(TCodec).GenericTypeArguments.Select(static type => type.Name);
        return new CodecCase<T, TCodec> { Name = $"{name} {string.Join(' ', inner)}", Make = make, ReadsDifferently = readsDifferently };
    }

    private static IEnumerable<CodecCase> Scalars() =>
    [
        Case<string?, StringCodec>(static values => values.TextOrNull()),
        Case<bool, BooleanCodec>(static values => values.Bool()),
        Case<char, CharCodec>(static values => values.Of('a', '"', '\\', '\0', 'é', '\uFFFF', '<')),
        Case<sbyte, SByteCodec>(static values => (sbyte)values.Bits()),
        Case<byte, ByteCodec>(static values => (byte)values.Bits()),
        Case<short, Int16Codec>(static values => (short)values.Bits()),
        Case<ushort, UInt16Codec>(static values => (ushort)values.Bits()),
        Case<int, Int32Codec>(static values => (int)values.Bits()),
        Case<uint, UInt32Codec>(static values => (uint)values.Bits()),
        Case<long, Int64Codec>(static values => values.Bits()),
        Case<ulong, UInt64Codec>(static values => (ulong)values.Bits()),
        Case<Int128, Int128Codec>(static values => values.Wide()),
        Case<UInt128, UInt128Codec>(static values => (UInt128)values.Wide()),
        Case<Half, HalfCodec>(static values => values.HalfReal()),
        Case<float, SingleCodec>(static values => values.SingleReal()),
        Case<double, DoubleCodec>(static values => values.Real()),
        Case<decimal, DecimalCodec>(static values => values.Money()),
        Case<Guid, GuidCodec>(static values => values.Id()),
        Case<DateTime, DateTimeCodec>(static values => values.Date()),
        Case<DateTimeOffset, DateTimeOffsetCodec>(static values => values.Instant()),
        Case<DateOnly, DateOnlyCodec>(static values => DateOnly.FromDateTime(values.Date())),
        Case<TimeOnly, TimeOnlyCodec>(static values => values.Clock()),
        Case<TimeSpan, TimeSpanCodec>(static values => values.Duration()),
        Case<Uri?, UriCodec>(static values => values.Of(null, new Uri("http://example.org/a?b=ü&c=<d>"), new Uri("relative/path", UriKind.Relative))),
        Case<Version?, VersionCodec>(static values => values.Of(null, new Version(1, 2), new Version(1, 2, 3), new Version(1, 2, 3, int.MaxValue))),
        Case<byte[]?, BytesCodec>(static values => values.Below(8) == 0 ? null : values.Bytes(values.Below(40))),
        Case<ReadOnlyMemory<byte>, MemoryCodec>(static values => values.Bytes(values.Below(40))),
        Case<JsonElement, JsonElementCodec>(static values => JsonSerializer.SerializeToElement(Message.Random(values)), readsDifferently: true),
        Case<JsonNode?, JsonNodeCodec<JsonNode>>(static values => JsonSerializer.SerializeToNode(Message.Random(values)), readsDifferently: true),
        Case<System.Text.Json.Nodes.JsonObject?, JsonNodeCodec<System.Text.Json.Nodes.JsonObject>>(static values => JsonSerializer.SerializeToNode(Message.Random(values))!.AsObject(), readsDifferently: true),
        Case<Colour, EnumCodec<Colour>>(static values => values.Of(Colour.Red, Colour.Blue, (Colour)(-5))),
        Case<Tiny, EnumCodec<Tiny>>(static values => values.Of(Tiny.Low, Tiny.High)),
        Case<Huge, EnumCodec<Huge>>(static values => values.Of(Huge.Zero, Huge.High)),
        Case<NamedColour, EnumNameCodec<NamedColour>>(static values => values.Of(NamedColour.Red, NamedColour.Green, (NamedColour)9, (NamedColour)(-9))),
        Case<NamedRights, EnumNameCodec<NamedRights>>(static values => (NamedRights)values.Below(10)),
        Case<int?, NullableCodec<int, Int32Codec>>(static values => values.Bool() ? null : (int)values.Bits()),
        Case<DateTimeOffset?, NullableCodec<DateTimeOffset, DateTimeOffsetCodec>>(static values => values.Bool() ? null : values.Instant()),
        Case<Message?, MessageCodec>(static values => Message.Random(values)),
    ];

    private static IEnumerable<CodecCase> Collections() =>
    [
        Case<List<string?>?, ListCodec<string?, StringCodec>>(static values => values.Below(9) == 0 ? null : [.. values.Many(static next => next.TextOrNull())]),
        Case<int[]?, ArrayCodec<int, Int32Codec>>(static values => values.Below(9) == 0 ? null : values.Many(static next => (int)next.Bits())),
        Case<List<List<bool>?>?, ListCodec<List<bool>?, ListCodec<bool, BooleanCodec>>>(static values => [.. values.Many(static next => next.Many(static inner => inner.Bool()).ToList())]),
        Case<IReadOnlyList<string?>?, SequenceCodec<IReadOnlyList<string?>, string?, StringCodec>>(static values => values.Many(static next => next.TextOrNull())),
        Case<IList<long>?, SequenceCodec<IList<long>, long, Int64Codec>>(static values => values.Many(static next => next.Bits()).ToList()),
        Case<ICollection<long>?, SequenceCodec<ICollection<long>, long, Int64Codec>>(static values => values.Many(static next => next.Bits())),
        Case<IEnumerable<long>?, SequenceCodec<IEnumerable<long>, long, Int64Codec>>(static values => values.Many(static next => next.Bits()).Where(static value => value > 0)),
        Case<HashSet<string?>?, SetCodec<HashSet<string?>, string?, StringCodec>>(static values => [.. values.Many(static next => next.Text())]),
        Case<ISet<int>?, SetCodec<ISet<int>, int, Int32Codec>>(static values => values.Many(static next => next.Below(9)).ToHashSet()),
        Case<Queue<int>?, QueueCodec<int, Int32Codec>>(static values => new Queue<int>(values.Many(static next => next.Below(9)))),
        Case<Stack<int>?, StackCodec<int, Int32Codec>>(static values => new Stack<int>(values.Many(static next => next.Below(9))), readsDifferently: true),
        Case<ImmutableArray<int>, ImmutableArrayCodec<int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))]),
        Case<ImmutableList<int>?, ImmutableListCodec<int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))]),
        Case<ImmutableHashSet<int>?, ImmutableHashSetCodec<int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))]),
    ];

    // Ordered by their elements, made for several threads, or not to be changed.
    private static IEnumerable<CodecCase> OtherCollections() =>
    [
        Case<SortedSet<int>?, SortedSetCodec<int, Int32Codec>>(static values => values.Below(9) == 0 ? null : [.. values.Many(static next => next.Below(99))]),
        Case<ImmutableSortedSet<int>?, ImmutableSortedSetCodec<int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(99))]),
        Case<LinkedList<string?>?, FilledCodec<LinkedList<string?>, string?, StringCodec>>(static values => new(values.Many(static next => next.TextOrNull()))),
        Case<Collection<int>?, FilledCodec<Collection<int>, int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))]),
        Case<ObservableCollection<int>?, FilledCodec<ObservableCollection<int>, int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))]),
        Case<ConcurrentQueue<int>?, ConcurrentQueueCodec<int, Int32Codec>>(static values => new(values.Many(static next => next.Below(9)))),
        Case<ConcurrentStack<int>?, ConcurrentStackCodec<int, Int32Codec>>(static values => new(values.Many(static next => next.Below(9))), readsDifferently: true),
        Case<ConcurrentBag<int>?, ConcurrentBagCodec<int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))], readsDifferently: true),
        Case<ImmutableQueue<int>?, ImmutableQueueCodec<ImmutableQueue<int>, int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))]),
        Case<IImmutableQueue<int>?, ImmutableQueueCodec<IImmutableQueue<int>, int, Int32Codec>>(static values => ImmutableQueue.CreateRange(values.Many(static next => next.Below(9)))),
        Case<ImmutableStack<int>?, ImmutableStackCodec<ImmutableStack<int>, int, Int32Codec>>(static values => [.. values.Many(static next => next.Below(9))], readsDifferently: true),
        Case<IImmutableStack<int>?, ImmutableStackCodec<IImmutableStack<int>, int, Int32Codec>>(static values => ImmutableStack.CreateRange(values.Many(static next => next.Below(9))), readsDifferently: true),
        Case<IImmutableList<int>?, ImmutableSequenceCodec<int, Int32Codec>>(static values => ImmutableList.CreateRange(values.Many(static next => next.Below(9)))),
        Case<IImmutableSet<int>?, ImmutableSetCodec<int, Int32Codec>>(static values => ImmutableHashSet.CreateRange(values.Many(static next => next.Below(9)))),
        Case<FrozenSet<int>?, FrozenSetCodec<int, Int32Codec>>(static values => values.Many(static next => next.Below(9)).Take(1).ToFrozenSet(), readsDifferently: true),
        Case<ReadOnlySet<int>?, ReadOnlySetCodec<int, Int32Codec>>(static values => new(values.Many(static next => next.Below(9)).ToHashSet()), readsDifferently: true),
        Case<ReadOnlyCollection<int>?, ReadOnlyCollectionCodec<int, Int32Codec>>(static values => new(values.Many(static next => next.Below(9))), readsDifferently: true),
    ];

    private static IEnumerable<CodecCase> OtherMaps() =>
    [
        Case<SortedDictionary<int, string?>?, FilledMapCodec<SortedDictionary<int, string?>, int, string?, Int32KeyCodec, StringCodec>>(static values => values.Below(9) == 0 ? null : new(Map(values, static next => (int)next.Bits(), static next => next.TextOrNull()))),
        Case<SortedList<int, int>?, FilledMapCodec<SortedList<int, int>, int, int, Int32KeyCodec, Int32Codec>>(static values => new(Map(values, static next => (int)next.Bits(), static next => next.Below(9)))),
        Case<OrderedDictionary<string, int>?, FilledMapCodec<OrderedDictionary<string, int>, string, int, StringKeyCodec, Int32Codec>>(static values => new(Map(values, static next => next.Text(), static next => next.Below(9)))),
        Case<ConcurrentDictionary<string, int>?, FilledMapCodec<ConcurrentDictionary<string, int>, string, int, StringKeyCodec, Int32Codec>>(static values => new(Map(values, static next => next.Text(), static next => next.Below(9)).Take(1))),
        Case<ImmutableSortedDictionary<int, int>?, ImmutableSortedDictionaryCodec<int, int, Int32KeyCodec, Int32Codec>>(static values => Map(values, static next => (int)next.Bits(), static next => next.Below(9)).ToImmutableSortedDictionary()),
        Case<IImmutableDictionary<string, int>?, ImmutableMapCodec<string, int, StringKeyCodec, Int32Codec>>(static values => Map(values, static next => next.Text(), static next => next.Below(9)).Take(1).ToImmutableDictionary()),
        Case<FrozenDictionary<string, int>?, FrozenDictionaryCodec<string, int, StringKeyCodec, Int32Codec>>(static values => Map(values, static next => next.Text(), static next => next.Below(9)).Take(1).ToFrozenDictionary(), readsDifferently: true),
        Case<ReadOnlyDictionary<string, int>?, ReadOnlyDictionaryCodec<string, int, StringKeyCodec, Int32Codec>>(static values => new(Map(values, static next => next.Text(), static next => next.Below(9))), readsDifferently: true),
    ];

    private static IEnumerable<CodecCase> Maps() =>
    [
        Case<Dictionary<string, string?>?, DictionaryCodec<string, string?, StringKeyCodec, StringCodec>>(static values => Map(values, static next => next.Text(), static next => next.TextOrNull())),
        Case<Dictionary<int, bool>?, DictionaryCodec<int, bool, Int32KeyCodec, BooleanCodec>>(static values => Map(values, static next => (int)next.Bits(), static next => next.Bool())),
        Case<Dictionary<ulong, bool>?, DictionaryCodec<ulong, bool, UInt64KeyCodec, BooleanCodec>>(static values => Map(values, static next => (ulong)next.Bits(), static next => next.Bool())),
        Case<Dictionary<Guid, int>?, DictionaryCodec<Guid, int, GuidKeyCodec, Int32Codec>>(static values => Map(values, static next => next.Id(), static next => next.Below(9))),
        Case<Dictionary<Colour, int>?, DictionaryCodec<Colour, int, EnumKeyCodec<Colour>, Int32Codec>>(static values => Map(values, static next => next.Of(Colour.Green, Colour.Blue, (Colour)11), static next => next.Below(9))),
        Case<Dictionary<NamedColour, int>?, DictionaryCodec<NamedColour, int, EnumKeyCodec<NamedColour>, Int32Codec>>(static values => Map(values, static next => next.Of(NamedColour.Green, NamedColour.Red), static next => next.Below(9))),
        Case<IReadOnlyDictionary<string, int>?, MapCodec<IReadOnlyDictionary<string, int>, string, int, StringKeyCodec, Int32Codec>>(static values => Map(values, static next => next.Text(), static next => next.Below(9))),
        Case<IDictionary<string, int>?, MapCodec<IDictionary<string, int>, string, int, StringKeyCodec, Int32Codec>>(static values => Map(values, static next => next.Text(), static next => next.Below(9))),
        Case<ImmutableDictionary<string, int>?, ImmutableDictionaryCodec<string, int, StringKeyCodec, Int32Codec>>(static values => Map(values, static next => next.Of("a", "b"), static next => next.Below(9)).Take(1).ToImmutableDictionary()),
    ];

    private static Dictionary<TKey, TValue> Map<TKey, TValue>(RandomValues values, Func<RandomValues, TKey> key, Func<RandomValues, TValue> value)
        where TKey : notnull =>
        values.Many(key).Distinct().ToDictionary(static next => next, _ => value(values));
}
