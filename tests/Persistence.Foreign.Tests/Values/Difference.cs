using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Foreign.Tests.Values;

/// <summary>Compares two values to the bottom, by what code can read of them.</summary>
/// <param name="leftOut">The members that need not agree, as <c>Type.Member</c>.</param>
internal sealed class Difference(HashSet<string> leftOut)
{
    // Values that Equals takes for equal though code can tell them apart, or the other way round.
    private static readonly Dictionary<Type, Func<object, object, bool>> s_comparers = new()
    {
        // An element that was never set is stored as null, which docs/types.md says.
        [typeof(JsonElement)] = static (one, other) => ((JsonElement)one).ValueKind == JsonValueKind.Undefined
            ? ((JsonElement)other).ValueKind == JsonValueKind.Null
            : JsonElement.DeepEquals((JsonElement)one, (JsonElement)other),
        [typeof(ReadOnlyMemory<byte>)] = static (one, other) => ((ReadOnlyMemory<byte>)one).Span.SequenceEqual(((ReadOnlyMemory<byte>)other).Span),
        [typeof(DateTime)] = static (one, other) => one.Equals(other) && ((DateTime)one).Kind == ((DateTime)other).Kind,
        [typeof(DateTimeOffset)] = static (one, other) => ((DateTimeOffset)one).EqualsExact((DateTimeOffset)other),
        [typeof(decimal)] = static (one, other) => decimal.GetBits((decimal)one).SequenceEqual(decimal.GetBits((decimal)other)),
    };

    private readonly HashSet<(int, int)> _met = [];

    /// <summary>Looks for a difference.</summary>
    /// <param name="stored">What was stored.</param>
    /// <param name="loaded">What was loaded.</param>
    /// <returns>Where it is, and both sides; null when there is none.</returns>
    public string? Find(object? stored, object? loaded) => Find(stored, loaded, "");

    private string? Find(object? stored, object? loaded, string path)
    {
        if (ReferenceEquals(stored, loaded))
        {
            return null;
        }

        if (stored is null || loaded is null)
        {
            // An array that was never made is null in storage, in a Nullable too.
            return stored is not null && (IsUnmade(stored) || Converted.IsNull(stored)) ? null : Say(path, stored, loaded);
        }

        return Whole(stored, loaded) is { } equal ? (equal ? null : Say(path, stored, loaded)) : Parts(stored, loaded, path);
    }

    private static bool? Whole(object stored, object loaded) => Converted.Is(stored.GetType()) && stored.GetType() == loaded.GetType()
        ? Converted.Came(stored.GetType(), stored.GetType(), stored, loaded)
        : Simple(stored, loaded);

    // null where the values have parts of their own.
    private static bool? Simple(object stored, object loaded) =>
        stored is Delegate ? true
        : IsUnmade(stored) ? IsUnmade(loaded)
        : s_comparers.TryGetValue(stored.GetType(), out var compare) ? stored.GetType() == loaded.GetType() && compare(stored, loaded)
        : stored is JsonNode node ? JsonNode.DeepEquals(node, loaded as JsonNode)
        : IsAtom(stored) ? stored.Equals(loaded)
        : null;

    // An array that was never made cannot be gone through.
    private static bool IsUnmade(object value) => value is ValueType and IEnumerable && Scalars.IsDefault(value);

    private static bool IsAtom(object value) =>
        value is string or Type || value.GetType().IsPrimitive || value.GetType().IsEnum || (value is ValueType and IFormattable && value.GetType().Namespace == "System");

    // A pair that is met again below itself is a circle.
    private string? Parts(object stored, object loaded, string path)
    {
        var pair = (RuntimeHelpers.GetHashCode(stored), RuntimeHelpers.GetHashCode(loaded));
        if (!_met.Add(pair))
        {
            return null;
        }

        var found = Compare(stored, loaded, path);
        _met.Remove(pair);
        return found;
    }

    private string? Compare(object stored, object loaded, string path)
    {
        if (stored is IDictionary dictionary && loaded is IDictionary other)
        {
            return dictionary.Count != other.Count ? Say(path, stored, loaded)
                : dictionary.Keys.Cast<object>().Select(key => other.Contains(key) ? Find(dictionary[key], other[key], $"{path}[{key}]") : Say($"{path}[{key}]", dictionary[key], null)).FirstOrDefault(static found => found is not null);
        }

        if (stored is IEnumerable sequence && loaded is IEnumerable against)
        {
            return Elements([.. sequence.Cast<object?>()], [.. against.Cast<object?>()], path, IsSet(stored));
        }

        return stored.GetType() == loaded.GetType() ? Members(stored, loaded, path) : Say(path, stored.GetType(), loaded.GetType());
    }

    private string? Elements(List<object?> stored, List<object?> loaded, string path, bool anyOrder)
    {
        if (stored.Count != loaded.Count)
        {
            return Say(path, $"{stored.Count} elements", $"{loaded.Count} elements");
        }

        return anyOrder
            ? stored.Where(one => !loaded.Any(other => Find(one, other, path) is null)).Select(one => Say(path, one, "no such element")).FirstOrDefault()
            : stored.Select((one, index) => Find(one, loaded[index], $"{path}[{index}]")).FirstOrDefault(static found => found is not null);
    }

    private string? Members(object stored, object loaded, string path)
    {
        foreach (var member in Values.Members.Of(stored.GetType()))
        {
            if (leftOut.Contains($"{member.DeclaringType!.Name.Split('`')[0]}.{member.Name}"))
            {
                continue;
            }

            var (before, after) = (Values.Members.TryRead(member, stored), Values.Members.TryRead(member, loaded));
            if (Converted.Is(member))
            {
                if (!Converted.Came(member, (member as PropertyInfo)?.PropertyType ?? ((FieldInfo)member).FieldType, before, after))
                {
                    return Say($"{path}.{member.Name}", before, after);
                }

                continue;
            }

            if (Find(before, after, $"{path}.{member.Name}") is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsSet(object value) =>
        value.GetType().GetInterfaces().Any(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    private static string Say(string path, object? stored, object? loaded) => $"{path.TrimStart('.')}: stored {Text(stored)}, loaded {Text(loaded)}";

    private static string Text(object? value) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"'{value}'",
    };
}
