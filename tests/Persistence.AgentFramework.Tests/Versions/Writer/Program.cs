// Writes one message for each kind of content that the referenced version of Microsoft.Extensions.AI.Abstractions has, with every member set, a line of JSON each.
// It is built once for each version, in a project of its own, and runs in a process of its own; it knows no version. Not part of the test project.
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;

var options = new JsonSerializerOptions(AIJsonUtilities.DefaultOptions) { WriteIndented = false };
var kinds = typeof(AIContent).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(AIContent)) && !type.IsAbstract && type.GetConstructors().Length > 0).OrderBy(static type => type.Name, StringComparer.Ordinal);
foreach (var kind in kinds)
{
    try
    {
        Console.WriteLine(JsonSerializer.Serialize(new ChatMessage(ChatRole.Assistant, [new TextContent("before"), (AIContent)Sampler.Object(kind, 0)!, new TextContent("after")]) { MessageId = kind.Name }, options));
    }
    catch (NotSupportedException fault)
    {
        Console.Error.WriteLine($"{kind.Name}: {fault.Message}");
    }
}

Console.WriteLine(JsonSerializer.Serialize(
    new ChatMessage(ChatRole.User, "é \u2028 \"quoted\" <b>")
    {
        MessageId = "Message", AuthorName = "Ada",
        AdditionalProperties = new() { ["text"] = "t", ["whole"] = 1L, ["real"] = 1.5, ["none"] = null, ["list"] = new object?[] { 1, "two", null }, ["deep"] = new Dictionary<string, object?> { ["a"] = true } },
    },
    options));

internal static class Sampler
{
    public static object? Object(Type type, int depth)
    {
        type = Made(type);
        var constructor = type.GetConstructors().OrderByDescending(static one => one.GetParameters().Sum(static parameter => parameter.ParameterType == typeof(Uri) ? 0 : 1)).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, depth))]);
        foreach (var property in type.GetProperties().Where(static property => property is { CanWrite: true, Name: not ("RawRepresentation" or "Exception") } && property.SetMethod!.IsPublic))
        {
            property.SetValue(made, Value(property.PropertyType, property.Name, depth));
        }

        return made;
    }

    // A type that can be made: itself, or one that derives from it.
    private static Type Made(Type type) =>
        IsMade(type) ? type
        : type.Assembly.GetExportedTypes().Where(sub => sub.IsSubclassOf(type) && IsMade(sub)).OrderBy(static sub => sub.Name.StartsWith("FunctionCall", StringComparison.Ordinal) ? 0 : 1).FirstOrDefault() ?? type;

    private static bool IsMade(Type type) => !type.IsAbstract && type.GetConstructors().Length > 0;

    private static object? Value(Type type, string name, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return name.Equals("uri", StringComparison.OrdinalIgnoreCase) ? "data:text/plain;base64,aGk=" : name.EndsWith("ediaType", StringComparison.Ordinal) ? "text/plain" : $"a {name}";
        }

        return s_plain.TryGetValue(type, out var make) ? make() : Composite(type, depth);
    }

    private static readonly Dictionary<Type, Func<object>> s_plain = new()
    {
        [typeof(Uri)] = static () => new Uri("https://example.com/a?b=c#d"),
        [typeof(ReadOnlyMemory<byte>)] = static () => new ReadOnlyMemory<byte>([104, 105]),
        [typeof(bool)] = static () => true,
        [typeof(int)] = static () => 7,
        [typeof(long)] = static () => 8L,
        [typeof(double)] = static () => 1.25,
        [typeof(DateTimeOffset)] = static () => new DateTimeOffset(2025, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)),
        [typeof(object)] = static () => new Dictionary<string, object?> { ["x"] = 1, ["y"] = null },
        [typeof(AdditionalPropertiesDictionary)] = static () => new AdditionalPropertiesDictionary { ["p"] = "q" },
    };

    private static object? Composite(Type type, int depth)
    {
        if (Pairs(type, depth) is { } pairs)
        {
            return pairs;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [var element])
        {
            return Many(type, element, depth);
        }

        if (type.IsEnum || type.IsValueType)
        {
            return Named(type) ?? Activator.CreateInstance(type);
        }

        return depth > 2 || type.Namespace?.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal) != true ? null : Object(type, depth + 1);
    }

    private static object? Named(Type type) => type.GetProperties(BindingFlags.Static | BindingFlags.Public).FirstOrDefault(one => one.PropertyType == type)?.GetValue(null);

    private static System.Collections.IDictionary? Pairs(Type type, int depth)
    {
        if (!type.IsGenericType || type.GetGenericArguments() is not [var key, var value] || key != typeof(string))
        {
            return null;
        }

        var dictionary = typeof(Dictionary<,>).MakeGenericType(key, value);
        if (!dictionary.IsAssignableTo(type))
        {
            return null;
        }

        var pairs = (System.Collections.IDictionary)Activator.CreateInstance(dictionary)!;
        pairs.Add("k", Value(value, "v", depth + 1));
        return pairs;
    }

    private static object? Many(Type type, Type element, int depth)
    {
        if (type.Name.StartsWith("AdditionalPropertiesDictionary", StringComparison.Ordinal))
        {
            var counts = Activator.CreateInstance(type)!;
            type.GetMethod("Add", [typeof(string), element])!.Invoke(counts, ["c", Value(element, "c", depth)]);
            return counts;
        }

        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        if (!list.GetType().IsAssignableTo(type))
        {
            return null;
        }

        list.Add(element == typeof(AIContent) ? new TextContent("inside") : element == typeof(string) ? "s" : depth > 2 ? null : Value(element, "one", depth + 1));
        return list[0] is null ? null : list;
    }
}
