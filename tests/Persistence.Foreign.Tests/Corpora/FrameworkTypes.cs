namespace Persistence.Foreign.Tests.Corpora;

/// <summary>Types of .NET that session classes are likely to hold, in C#.</summary>
internal static class FrameworkTypes
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "string", "char", "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "nint", "Int128", "UInt128", "Half", "float", "double", "decimal",
        "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Version", "DayOfWeek", "DateTimeKind", "StringComparison", "TimeZoneInfo", "Range", "Index", "Type",
        "byte[]", "float[]", "int[][]", "int[,]", "string?[]", "ReadOnlyMemory<byte>", "Memory<byte>", "ReadOnlyMemory<float>", "ArraySegment<int>",
        "System.Text.Rune", "System.Text.StringBuilder", "System.Globalization.CultureInfo", "System.Net.IPAddress", "System.Net.IPEndPoint", "System.Drawing.Point", "System.Drawing.Color",
        "System.Numerics.BigInteger", "System.Numerics.Complex", "System.Numerics.Vector3", "System.Numerics.Matrix4x4", "System.Security.Claims.Claim", "System.Text.RegularExpressions.Regex",
        "JsonElement", "JsonDocument", "JsonNode", "JsonObject", "JsonArray", "JsonValue", "object", "Exception",
        "List<int>", "IList<string>", "ICollection<Guid>", "IEnumerable<int>", "IReadOnlyList<DateOnly>", "IReadOnlyCollection<decimal>", "HashSet<string>", "ISet<int>", "IReadOnlySet<int>", "Queue<int>", "Stack<string>",
        "ImmutableArray<int>", "ImmutableList<string>", "ImmutableHashSet<int>", "ImmutableQueue<int>", "ImmutableStack<int>", "ImmutableSortedSet<int>", "IImmutableList<int>",
        "LinkedList<int>", "SortedSet<int>", "SortedDictionary<string, int>", "SortedList<string, int>", "OrderedDictionary<string, int>", "PriorityQueue<int, int>", "System.Collections.BitArray", "System.Collections.ArrayList",
        "System.Collections.ObjectModel.Collection<int>", "System.Collections.ObjectModel.ReadOnlyCollection<int>", "System.Collections.ObjectModel.ObservableCollection<int>", "System.Collections.ObjectModel.ReadOnlyDictionary<string, int>",
        "System.Collections.Concurrent.ConcurrentDictionary<string, int>", "System.Collections.Concurrent.ConcurrentQueue<int>", "System.Collections.Concurrent.ConcurrentBag<int>",
        "System.Collections.Frozen.FrozenSet<int>", "System.Collections.Frozen.FrozenDictionary<string, int>", "ImmutableSortedDictionary<string, int>",
        "Dictionary<string, int>", "IDictionary<string, List<int>>", "IReadOnlyDictionary<string, int?>", "ImmutableDictionary<string, Guid>", "Dictionary<int, string>", "Dictionary<Guid, int>", "Dictionary<DayOfWeek, Dictionary<int, List<string>>>",
        "Dictionary<DateOnly, int>", "Dictionary<bool, int>", "Dictionary<Uri, int>", "Dictionary<double, int>", "Dictionary<string, object?>", "Dictionary<string, JsonElement>", "List<List<List<int>>>", "List<byte[]>", "List<Uri>",
        "(int, string?)", "(int A, (string B, DateOnly C) D)", "(int, int, int, int, int, int, int, int, string)", "Tuple<int, string>", "KeyValuePair<string, int>", "Lazy<int>", "WeakReference<string>", "Func<int>", "IntPtr",
    ];
}
