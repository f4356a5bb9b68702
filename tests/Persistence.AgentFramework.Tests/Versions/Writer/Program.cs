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
        if (type.IsAbstract || type.GetConstructors().Length == 0)
        {
            type = type.Assembly.GetExportedTypes().Where(sub => sub.IsSubclassOf(type) && !sub.IsAbstract && sub.GetConstructors().Length > 0).OrderBy(static sub => sub.Name.StartsWith("FunctionCall", StringComparison.Ordinal) ? 0 : 1).FirstOrDefault() ?? type;
        }

        var constructor = type.GetConstructors().OrderByDescending(static one => one.GetParameters().Sum(static parameter => parameter.ParameterType == typeof(Uri) ? 0 : 1)).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, depth))]);
        foreach (var property in type.GetProperties().Where(static property => property is { CanWrite: true, Name: not ("RawRepresentation" or "Exception") } && property.SetMethod!.IsPublic))
        {
            property.SetValue(made, Value(property.PropertyType, property.Name, depth));
        }

        return made;
    }

    private static object? Value(Type type, string name, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return name.Equals("uri", StringComparison.OrdinalIgnoreCase) ? "data:text/plain;base64,aGk=" : name.EndsWith("ediaType", StringComparison.Ordinal) ? "text/plain" : $"a {name}";
        }

        return type == typeof(Uri) ? new Uri("https://example.com/a?b=c#d")
            : type == typeof(ReadOnlyMemory<byte>) ? new ReadOnlyMemory<byte>([104, 105])
            : type == typeof(bool) ? true
            : type == typeof(int) ? 7
            : type == typeof(long) ? 8L
            : type == typeof(double) ? 1.25
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2025, 5, 6, 7, 8, 9, TimeSpan.FromHours(2))
            : type == typeof(object) ? new Dictionary<string, object?> { ["x"] = 1, ["y"] = null }
            : type == typeof(AdditionalPropertiesDictionary) ? new AdditionalPropertiesDictionary { ["p"] = "q" }
            : Composite(type, depth);
    }

    private static object? Composite(Type type, int depth)
    {
        if (type.IsGenericType && type.GetGenericArguments() is [var key, var value] && key == typeof(string) && typeof(Dictionary<,>).MakeGenericType(key, value).IsAssignableTo(type))
        {
            var dictionary = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            dictionary.Add("k", Value(value, "v", depth + 1));
            return dictionary;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [var element])
        {
            return Many(type, element, depth);
        }

        if (type.IsEnum || type.IsValueType)
        {
            return type.GetProperties(BindingFlags.Static | BindingFlags.Public).FirstOrDefault(one => one.PropertyType == type)?.GetValue(null) ?? Activator.CreateInstance(type);
        }

        return depth > 2 || type.Namespace?.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal) != true ? null : Object(type, depth + 1);
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
