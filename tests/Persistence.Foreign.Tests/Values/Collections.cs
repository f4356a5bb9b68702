using System.Collections;
using System.Reflection;

namespace Persistence.Foreign.Tests.Values;

/// <summary>Makes and fills collections of any kind.</summary>
internal static class Collections
{
    /// <summary>What a collection holds; for a dictionary its pairs.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The type of the elements; null when the type is no collection.</returns>
    public static Type? ElementOf(Type type) =>
        type == typeof(string) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetInterfaces().Append(type)
            .Where(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(static face => face.GetGenericArguments()[0])
            .FirstOrDefault();

    /// <summary>Makes a collection.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="element">The type of its elements.</param>
    /// <param name="elements">What it holds; of pairs with one key the first.</param>
    /// <returns>The collection; null when there is no way to make it.</returns>
    public static object? Make(Type type, Type element, object[] elements)
    {
        if (IsPair(element))
        {
            // A dictionary refuses a key with two values.
            var key = element.GetProperty("Key")!;
            elements = [.. elements.DistinctBy(key.GetValue)];
        }

        var array = Array.CreateInstance(element, elements.Length);
        elements.CopyTo(array, 0);
        if (type.IsAssignableFrom(array.GetType()))
        {
            return array;
        }

        return FromInterface(type, element, array) ?? FromConstructor(type, array) ?? FromEmpty(type, array);
    }

    /// <summary>Adds an element to a collection that has none.</summary>
    public static void Fill(object collection, Type element, object? value)
    {
        var adds = typeof(ICollection<>).MakeGenericType(element);
        if (value is not null && adds.IsInstanceOfType(collection))
        {
            adds.GetMethod("Add")!.Invoke(collection, [value]);
        }
    }

    private static bool IsPair(Type element) => element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static object? FromInterface(Type type, Type element, Array elements)
    {
        Type[] pair = IsPair(element) ? element.GetGenericArguments() : [];
        Type[] usual = [.. pair.Length == 2 ? [typeof(Dictionary<,>).MakeGenericType(pair)] : Array.Empty<Type>(), typeof(List<>).MakeGenericType(element), typeof(HashSet<>).MakeGenericType(element)];
        return type.IsInterface && usual.FirstOrDefault(type.IsAssignableFrom) is { } chosen ? FromConstructor(chosen, elements) : null;
    }

    private static object? FromConstructor(Type type, Array elements)
    {
        if (type.IsAbstract)
        {
            return null;
        }

        try
        {
            return Activator.CreateInstance(type, elements);
        }
        catch (Exception refusal) when (refusal is MissingMethodException or TargetInvocationException)
        {
            return null;
        }
    }

    private static object? FromEmpty(Type type, Array elements)
    {
        var empty = type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
        var add = type.GetMethods().FirstOrDefault(method => method.Name is "AddRange" or "Union" && method.GetParameters() is [{ } only] && only.ParameterType.IsInstanceOfType(elements));
        return empty is null ? null : add?.Invoke(empty, [elements]);
    }
}
