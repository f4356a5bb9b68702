using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Foreign.Tests.Values;

/// <summary>Values that a converter of their library writes: they come back as System.Text.Json gives them back, which may be less.</summary>
internal static class Converted
{
    /// <summary>Whether a type or member has a converter that is called.</summary>
    /// <param name="bearer">The type or member.</param>
    public static bool Is(MemberInfo bearer) => ConverterOf(bearer) is not null;

    /// <summary>Whether a value came back as System.Text.Json gives it back.</summary>
    /// <param name="bearer">The type or member that has the converter.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="stored">What was stored.</param>
    /// <param name="loaded">What was loaded.</param>
    public static bool Came(MemberInfo bearer, Type type, object? stored, object? loaded)
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Web);
        if (bearer is not Type)
        {
            options.Converters.Add((JsonConverter)Activator.CreateInstance(ConverterOf(bearer)!)!);
        }

        var again = JsonSerializer.Deserialize(JsonSerializer.Serialize(stored, type, options), type, options);
        return JsonSerializer.Serialize(again, type, options) == JsonSerializer.Serialize(loaded, type, options);
    }

    /// <summary>Whether a value is written as null, which is the null of its nullable.</summary>
    /// <param name="stored">The value.</param>
    public static bool IsNull(object stored) => Is(stored.GetType()) && JsonSerializer.Serialize(stored, stored.GetType(), JsonSerializerOptions.Web) == "null";

    private static Type? ConverterOf(MemberInfo bearer) =>
        bearer.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType is { } converter && converter.Assembly != typeof(JsonConverter).Assembly ? converter : null;
}
