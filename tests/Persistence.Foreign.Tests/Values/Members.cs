using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Persistence.Foreign.Tests.Values;

/// <summary>The public members of a type that hold its value.</summary>
internal static class Members
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The readable members: public ones, and those that <c>[JsonInclude]</c> adds; without those that an attribute keeps from being stored.</summary>
    /// <param name="type">The type.</param>
    public static IEnumerable<MemberInfo> Of(Type type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null && current != typeof(object) && current != typeof(ValueType); current = current.BaseType)
        {
            foreach (var member in current.GetMembers(Instance))
            {
                if (IsReadable(member) && seen.Add(member.Name) && !IsLeftOut(member))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>The type of a member.</summary>
    public static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    /// <summary>A property's setter, of any accessibility.</summary>
    public static MethodInfo? Setter(MemberInfo member) => (member as PropertyInfo)?.GetSetMethod(nonPublic: true)
        ?? (member is PropertyInfo { DeclaringType: { } declaring } property && declaring != property.ReflectedType ? declaring.GetProperty(property.Name, Instance)?.GetSetMethod(nonPublic: true) : null);

    /// <summary>The value of a member; what it throws, where it throws.</summary>
    public static object? TryRead(MemberInfo member, object value)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(value) : ((FieldInfo)member).GetValue(value);
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException!.GetType();
        }
    }

    private static bool IsReadable(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetMethod is { } getter && (getter.IsPublic || IsIncluded(member)) && property.GetIndexParameters().Length == 0
            && !property.PropertyType.IsByRefLike && !property.PropertyType.IsByRef && !property.PropertyType.IsPointer,
        FieldInfo field => field.IsPublic || IsIncluded(member),
        _ => false,
    };

    private static bool IsIncluded(MemberInfo member) => member.IsDefined(typeof(JsonIncludeAttribute));

    private static bool IsLeftOut(MemberInfo member) =>
        member.IsDefined(typeof(NotMappedAttribute)) || member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Always };
}
