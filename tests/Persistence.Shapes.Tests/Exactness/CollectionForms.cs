using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>A member of each collection that is sorted, for several threads, observed, linked or not to be changed; some without a setter, which are filled as their class made them.</summary>
public class CollectionForms
{
    public SortedSet<string?>? Sorted { get; set; }

    public ImmutableSortedSet<(int, Guid)>? FixedSorted { get; set; }

    public LinkedList<Point?>? Linked { get; set; }

    public Collection<int>? Plain { get; set; }

    public ObservableCollection<List<int>>? Observed { get; set; }

    public ReadOnlyCollection<string?>? ViewOfList { get; set; }

    public ReadOnlySet<int>? ViewOfSet { get; set; }

    public ReadOnlyDictionary<string, int>? ViewOfMap { get; set; }

    public ConcurrentQueue<Mood>? SharedQueue { get; set; }

    public ConcurrentStack<int>? SharedStack { get; set; }

    public ConcurrentBag<int>? SharedBag { get; set; }

    public ConcurrentDictionary<Guid, string?>? SharedMap { get; set; }

    public FrozenSet<int>? FrozenSet { get; set; }

    public FrozenDictionary<Mood, ImmutableQueue<int>>? FrozenMap { get; set; }

    public ImmutableQueue<int>? FixedQueue { get; set; }

    public IImmutableQueue<int>? AnyFixedQueue { get; set; }

    public ImmutableStack<string?>? FixedStack { get; set; }

    public IImmutableStack<int>? AnyFixedStack { get; set; }

    public IImmutableList<DateOnly>? AnyFixedList { get; set; }

    public IImmutableSet<int>? AnyFixedSet { get; set; }

    public IImmutableDictionary<string, SortedDictionary<int, LinkedList<int>>>? AnyFixedMap { get; set; }

    public ImmutableSortedDictionary<long, string?>? FixedSortedMap { get; set; }

    public SortedDictionary<string, Point?>? SortedMap { get; set; }

    public SortedList<int, string?>? SortedPairs { get; set; }

    public OrderedDictionary<string, int>? OrderedMap { get; set; }

    public SortedSet<string> FilledSorted { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ObservableCollection<int> FilledObserved { get; } = [];

    public LinkedList<int> FilledLinked { get; } = new();

    public SortedDictionary<string, int> FilledSortedMap { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<int, int> FilledSharedMap { get; } = new();

    public ConcurrentQueue<int> FilledSharedQueue { get; } = new();

    public ConcurrentStack<int> FilledSharedStack { get; } = new();

    public ConcurrentBag<int> FilledSharedBag { get; } = [];

    public static CollectionForms Random(RandomValues values)
    {
        var made = new CollectionForms();
        made.Fill(values);
        return made;
    }

    /// <summary>Sets every member.</summary>
    public void Fill(RandomValues values)
    {
        FillLists(values);
        FillImmutable(values);
        FillMaps(values);
        FillInPlace(Numbers(values), values);
    }

    private static int[] Numbers(RandomValues values) => values.Many(static next => next.Below(99));

    private static Dictionary<string, T> Map<T>(RandomValues values, Func<RandomValues, T> one) => values.Many(static next => next.Text()).Distinct().ToDictionary(static key => key, _ => one(values));

    // Its order is that of the culture, for which two of the texts may be one.
    private static SortedDictionary<string, T> Filled<T>(SortedDictionary<string, T> target, Dictionary<string, T> pairs)
    {
        foreach (var (key, value) in pairs)
        {
            target[key] = value;
        }

        return target;
    }

    private static T? Maybe<T>(RandomValues values, Func<RandomValues, T> one)
        where T : class => values.Below(4) == 0 ? null : one(values);

    private void FillLists(RandomValues values)
    {
        Sorted = Maybe(values, static next => new SortedSet<string?>(next.Many(static item => item.TextOrNull())));
        Linked = Maybe(values, static next => new LinkedList<Point?>(next.Many(static item => item.Bool() ? null : Point.Random(item))));
        Plain = Maybe(values, static next => new Collection<int>([.. Numbers(next)]));
        Observed = Maybe(values, static next => new ObservableCollection<List<int>>([[.. Numbers(next)], []]));
        ViewOfList = Maybe(values, static next => new ReadOnlyCollection<string?>(next.Many(static item => item.TextOrNull())));
        ViewOfSet = Maybe(values, static next => new ReadOnlySet<int>(Numbers(next).ToHashSet()));
        SharedQueue = Maybe(values, static next => new ConcurrentQueue<Mood>(next.Many(static item => item.Of(Mood.Busy, Mood.Calm))));
        SharedStack = Maybe(values, static next => new ConcurrentStack<int>(Numbers(next)));
        SharedBag = Maybe(values, static next => new ConcurrentBag<int>(Numbers(next)));
    }

    private void FillImmutable(RandomValues values)
    {
        FixedSorted = Maybe(values, static next => next.Many(static item => (item.Below(3), item.Id())).ToImmutableSortedSet());
        FrozenSet = Maybe(values, static next => Numbers(next).Take(1).ToFrozenSet());
        FixedQueue = Maybe(values, static next => ImmutableQueue.Create(Numbers(next)));
        AnyFixedQueue = Maybe(values, static next => ImmutableQueue.Create(Numbers(next)));
        FixedStack = Maybe(values, static next => ImmutableStack.Create(next.Many(static item => item.TextOrNull())));
        AnyFixedStack = Maybe(values, static next => ImmutableStack.Create(Numbers(next)));
        AnyFixedList = Maybe(values, static next => next.Many(static item => DateOnly.FromDateTime(item.Date())).ToImmutableList());
        AnyFixedSet = Maybe(values, static next => Numbers(next).ToImmutableHashSet());
    }

    private void FillMaps(RandomValues values)
    {
        ViewOfMap = Maybe(values, static next => new ReadOnlyDictionary<string, int>(Map(next, static item => item.Below(9))));
        SharedMap = Maybe(values, static next => new ConcurrentDictionary<Guid, string?> { [next.Id()] = next.TextOrNull() });
        FrozenMap = Maybe(values, static next => new Dictionary<Mood, ImmutableQueue<int>> { [Mood.Calm] = ImmutableQueue.Create(Numbers(next)) }.ToFrozenDictionary());
        AnyFixedMap = Maybe(values, static next => ImmutableDictionary<string, SortedDictionary<int, LinkedList<int>>>.Empty.Add(next.Text(), new() { [next.Below(9)] = new(Numbers(next)), [-1] = new() }));
        FixedSortedMap = Maybe(values, static next => ImmutableSortedDictionary<long, string?>.Empty.SetItem(next.Bits(), next.TextOrNull()).SetItem(next.Bits(), "x"));
        SortedMap = Maybe(values, static next => Filled(new SortedDictionary<string, Point?>(), Map(next, static item => item.Bool() ? null : Point.Random(item))));
        SortedPairs = Maybe(values, static next => new SortedList<int, string?> { [next.Below(9)] = next.TextOrNull(), [-1] = null });
        OrderedMap = Maybe(values, static next => new OrderedDictionary<string, int>(Map(next, static item => item.Below(9))));
    }

    private void FillInPlace(int[] numbers, RandomValues values)
    {
        FilledSorted.Clear();
        FilledSorted.UnionWith(values.Many(static next => next.Text()));
        FilledObserved.Clear();
        FilledLinked.Clear();
        FilledSortedMap.Clear();
        FilledSharedMap.Clear();
        FilledSharedQueue.Clear();
        FilledSharedStack.Clear();
        FilledSharedBag.Clear();
        foreach (var number in numbers)
        {
            FilledObserved.Add(number);
            FilledLinked.AddLast(number);
            FilledSharedMap[number] = -number;
            FilledSharedQueue.Enqueue(number);
            FilledSharedStack.Push(number);
            FilledSharedBag.Add(number);
            FilledSortedMap[values.Text()] = number;
        }
    }
}
