using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits how a member of an object gets a value.</summary>
internal static class AssignmentEmitter
{
    /// <summary>A statement that gives a member of an object a value.</summary>
    /// <param name="member">The member.</param>
    /// <param name="target">The object, in C#.</param>
    /// <param name="value">The value, in C#.</param>
    /// <param name="isValueType">Whether the object is a struct.</param>
    /// <param name="accessors">Where the unsafe accessors stand, with a dot after it; empty for the same type.</param>
    public static string Assign(MemberSpec member, string target, string value, bool isValueType, string accessors = "")
    {
        var (before, after) = Around(member, target, isValueType, accessors);
        return before + value + after;
    }

    /// <summary>What stands before and after the value in such a statement.</summary>
    /// <param name="member">The member.</param>
    /// <param name="target">The object, in C#.</param>
    /// <param name="isValueType">Whether the object is a struct.</param>
    /// <param name="accessors">Where the unsafe accessors stand, with a dot after it; empty for the same type.</param>
    public static (string Before, string After) Around(MemberSpec member, string target, bool isValueType, string accessors = "") => member.Setter switch
    {
        SetterKind.Accessor when member.IsField => ($"{Accessor(member, accessors)}({(isValueType ? "ref " : "")}{target}) = ", ";"),
        SetterKind.Accessor => ($"{Accessor(member, accessors)}({(isValueType ? "ref " : "")}{target}, ", ");"),
        SetterKind.Fill => ($"map::CollectionFill.Replace({target}.{member.Name}, ", ");"),
        _ => ($"{target}.{member.Name} = ", ";"),
    };

    private static string Accessor(MemberSpec member, string accessors) =>
        (member.Generic is { } owner ? $"{owner.ClassName}{owner.Arguments}." : accessors) + Names.Accessor(member);
}
