namespace Persistence.Foreign.Tests.Corpora;

/// <summary>Makes up members of random types: simple ones, those that are known, and what can be built of both.</summary>
/// <param name="random">Where chance comes from.</param>
internal sealed class RandomMembers(Random random)
{
    private static readonly string[] s_simple =
    [
        "string", "char", "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "Int128", "UInt128", "Half", "float", "double", "decimal",
        "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Version", "DayOfWeek", "byte[]", "ReadOnlyMemory<byte>",
        "JsonElement", "JsonNode", "JsonObject", "JsonArray",
    ];

    private static readonly string[] s_keys = ["string", "int", "long", "Guid", "DayOfWeek", "byte", "ulong"];
    private int _number;

    /// <summary>The types that members may have besides the simple ones.</summary>
    public List<string> Known { get; } = [];

    /// <summary>Makes up a member.</summary>
    public RandomMember Next() => new(Type(0), $"{Any(["Name", "Value", "Item", "count", "P_"])}{_number++}");

    private string Type(int depth)
    {
        Func<int, string>[] kinds = [Simple, Simple, Other, List, Set, Map, Tuple, Row];
        var type = kinds[random.Next(depth > 2 ? 3 : kinds.Length)](depth + 1);
        return random.Next(4) == 0 && !type.EndsWith('?') ? type + "?" : type;
    }

    private string Simple(int depth) => Any(s_simple);

    private string Other(int depth) => Known.Count == 0 ? "int" : Known[random.Next(Known.Count)];

    private string List(int depth) => $"{Any(["List", "IList", "IReadOnlyList", "ICollection", "IEnumerable", "ImmutableArray", "ImmutableList", "Queue", "Stack"])}<{Type(depth)}>";

    private string Set(int depth) => $"{Any(["HashSet", "ISet", "IReadOnlySet", "ImmutableHashSet"])}<{Any(["string", "int", "Guid", "DateOnly", "DayOfWeek", "decimal"])}>";

    private string Map(int depth) => $"{Any(["Dictionary", "IDictionary", "IReadOnlyDictionary", "ImmutableDictionary"])}<{Any(s_keys)}, {Type(depth)}>";

    private string Tuple(int depth) => $"({Type(depth)} One, {Type(depth)} Two{(random.Next(3) == 0 ? $", {Type(depth)} Three" : "")})";

    private string Row(int depth) => $"{Type(depth)}[]";

    private string Any(string[] choices) => choices[random.Next(choices.Length)];
}
