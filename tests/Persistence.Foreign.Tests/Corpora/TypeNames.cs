using System.Reflection;

namespace Persistence.Foreign.Tests.Corpora;

/// <summary>The types of an assembly as C# names them.</summary>
internal static class TypeNames
{
    // What a generic type is closed with; the first that its constraints allow.
    private static readonly Type[] s_arguments = [typeof(string), typeof(int), typeof(DayOfWeek), typeof(object)];

    /// <summary>The public types of an assembly that a member could hold; open generic types with an argument.</summary>
    /// <param name="assembly">The assembly.</param>
    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes()
        .Where(static type => !(type.IsAbstract && type.IsSealed) && !type.IsByRefLike && !typeof(Attribute).IsAssignableFrom(type) && type.Name.All(static letter => letter is '_' or '`' || char.IsLetterOrDigit(letter)))
        .OrderBy(static type => type.FullName, StringComparer.Ordinal)
        .Select(Close)
        .OfType<Type>()
        .Select(Of);

    /// <summary>A closed type in C#.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        var arguments = new Queue<Type>(type.GetGenericArguments());
        var parts = type.FullName!.Split('[')[0].Split('+').Select(part => Part(part, arguments));
        return $"global::{string.Join('.', parts)}";
    }

    private static string Part(string name, Queue<Type> arguments)
    {
        var pieces = name.Split('`');
        return pieces.Length == 1 ? name : $"{pieces[0]}<{string.Join(", ", Enumerable.Range(0, int.Parse(pieces[1], System.Globalization.CultureInfo.InvariantCulture)).Select(_ => Of(arguments.Dequeue())))}>";
    }

    private static Type? Close(Type type)
    {
        if (!type.IsGenericTypeDefinition)
        {
            return type;
        }

        foreach (var argument in s_arguments)
        {
            try
            {
                return type.MakeGenericType([.. type.GetGenericArguments().Select(_ => argument)]);
            }
            catch (ArgumentException)
            {
                // A constraint; the next one may fit.
            }
        }

        return null;
    }
}
