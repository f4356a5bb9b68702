using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Foreign.Tests.Values;

/// <summary>Values of simple types, none of them a default and, where the type allows it, no two alike.</summary>
internal static class Scalars
{
    private static readonly Dictionary<Type, Func<int, object>> s_makers = new()
    {
        [typeof(string)] = static n => $"tëxt {n}",
        [typeof(char)] = static n => (char)('a' + (n % 26)),
        [typeof(bool)] = static _ => true,
        [typeof(sbyte)] = static n => (sbyte)(1 + (n % 12)),
        [typeof(byte)] = static n => (byte)(1 + (n % 12)),
        [typeof(short)] = static n => (short)(1 + (n % 12)),
        [typeof(ushort)] = static n => (ushort)(1 + (n % 12)),
        [typeof(int)] = static n => 1 + (n % 12),
        [typeof(uint)] = static n => (uint)(1 + (n % 12)),
        [typeof(long)] = static n => (long)int.MaxValue + n,
        [typeof(ulong)] = static n => ulong.MaxValue - (ulong)n,
        [typeof(nint)] = static n => (nint)n,
        [typeof(Int128)] = static n => Int128.MaxValue - n,
        [typeof(UInt128)] = static n => UInt128.MaxValue - (UInt128)n,
        [typeof(Half)] = static n => (Half)(n + 0.5),
        [typeof(float)] = static n => n + 0.1f,
        [typeof(double)] = static n => n + 0.1,
        [typeof(decimal)] = static n => n + 0.10m,
        [typeof(Guid)] = static n => new Guid(n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        [typeof(DateTime)] = static n => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(n),
        [typeof(DateTimeOffset)] = static n => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(n),
        [typeof(DateOnly)] = static n => new DateOnly(2026, 1, 2).AddDays(n),
        [typeof(TimeOnly)] = static n => new TimeOnly(3, 4, 5).Add(TimeSpan.FromTicks(n)),
        [typeof(TimeSpan)] = static n => TimeSpan.FromTicks((n * 7) + 1),
        [typeof(Uri)] = static n => new Uri($"http://host/path?n={n}"),
        [typeof(Version)] = static n => new Version(1, 2, 3, n),
        [typeof(byte[])] = static n => new byte[] { 1, 255, (byte)n },
        [typeof(ReadOnlyMemory<byte>)] = static n => (ReadOnlyMemory<byte>)new byte[] { 2, 255, (byte)n },
        [typeof(BigInteger)] = static n => new BigInteger(n),
        [typeof(Rune)] = static n => new Rune('a' + (n % 26)),
        [typeof(CultureInfo)] = static _ => CultureInfo.InvariantCulture,
        [typeof(JsonElement)] = static n => JsonSerializer.SerializeToElement(new object?[] { n, "ü", null, new { a = 1.50m } }),
        [typeof(JsonNode)] = static n => JsonValue.Create($"node {n}"),
        [typeof(JsonObject)] = static n => new JsonObject { ["a"] = n, ["b"] = null },
        [typeof(JsonArray)] = static n => new JsonArray(n, "x", null),
    };

    /// <summary>Makes a value of a simple type or enum.</summary>
    /// <param name="type">The type.</param>
    /// <param name="number">Grows with each value.</param>
    /// <returns>The value; null when the type is not simple.</returns>
    public static object? Make(Type type, int number)
    {
        if (s_makers.TryGetValue(type, out var make))
        {
            return make(number);
        }

        if (!type.IsEnum)
        {
            return null;
        }

        var values = Enum.GetValuesAsUnderlyingType(type).Cast<object>().Where(static value => Convert.ToDecimal(value, CultureInfo.InvariantCulture) != 0).ToArray();
        return values.Length == 0 ? Enum.ToObject(type, 0) : Enum.ToObject(type, values[number % values.Length]);
    }

    /// <summary>Whether a value is one that nothing was put into.</summary>
    /// <param name="value">The value.</param>
    public static bool IsDefault(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        ValueType when value.Equals(Activator.CreateInstance(value.GetType())) => true,
        System.Collections.ICollection collection => collection.Count == 0,
        _ => false,
    };
}
