using System.Reflection;

namespace Persistence.Foreign.Tests.Values;

/// <summary>The ways to make an object: constructors, static methods and static members of its type.</summary>
internal static class Makers
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The ways to make an object of a type, those that need most first.</summary>
    /// <param name="type">The type.</param>
    public static IEnumerable<Maker> Of(Type type) => type.IsAbstract ? [] : Constructors(type).Concat(Methods(type)).Concat(Values(type));

    private static IEnumerable<Maker> Constructors(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(static constructor => constructor.IsPublic || constructor.IsDefined(typeof(System.Text.Json.Serialization.JsonConstructorAttribute)))
            .Where(constructor => !IsCopy(constructor, type) && AreOrdinary(constructor.GetParameters()))
            .OrderByDescending(static constructor => constructor.GetParameters().Length)
            .Take(5)
            .Select(static constructor => new Maker(Types(constructor), constructor.Invoke));
        return type.IsValueType ? constructors.Append(new Maker([], _ => Activator.CreateInstance(type))) : constructors;
    }

    private static IEnumerable<Maker> Methods(Type type) => type.GetMethods(Static)
        .Where(method => method.ReturnType == type && !method.IsGenericMethod && !method.IsSpecialName && method.GetParameters().Length is > 0 and <= 4 && AreOrdinary(method.GetParameters()))
        .Where(method => method.GetParameters().All(parameter => parameter.ParameterType != type))
        .OrderBy(static method => method.ToString(), StringComparer.Ordinal)
        .Take(12)
        .Select(static method => new Maker(Types(method), arguments => method.Invoke(null, arguments)));

    private static IEnumerable<Maker> Values(Type type) => type.GetProperties(Static)
        .Where(property => property.PropertyType == type && property.GetIndexParameters().Length == 0)
        .Select(static property => new Maker([], _ => property.GetValue(null)))
        .Concat(type.GetFields(Static).Where(field => field.FieldType == type).Select(static field => new Maker([], _ => field.GetValue(null))))
        .Take(4);

    private static bool IsCopy(ConstructorInfo constructor, Type type) => constructor.GetParameters() is [{ } only] && only.ParameterType == type;

    private static bool AreOrdinary(ParameterInfo[] parameters) => parameters.All(static parameter => !parameter.ParameterType.IsByRef && !parameter.ParameterType.IsPointer && !parameter.ParameterType.IsByRefLike);

    private static Type[] Types(MethodBase method) => [.. method.GetParameters().Select(static parameter => parameter.ParameterType)];
}
