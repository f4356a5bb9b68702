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
    public static string Assign(MemberSpec member, string target, string value, bool isValueType, string accessors = "") =>
        Before(member, target, isValueType, accessors) + value + End(member);

    /// <summary>Writes what stands before the value in such a statement.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="member">The member.</param>
    /// <param name="target">The object, in C#.</param>
    /// <param name="isValueType">Whether the object is a struct.</param>
    /// <param name="accessors">Where the unsafe accessors stand, with a dot after it; empty for the same type.</param>
    public static void Begin(SourceWriter writer, MemberSpec member, string target, bool isValueType, string accessors = "")
    {
        if (member.Setter is SetterKind.Accessor or SetterKind.Fill)
        {
            writer.Append(Before(member, target, isValueType, accessors));
            return;
        }

        writer.Append(target);
        writer.Append(".");
        writer.Append(member.Name);
        writer.Append(" = ");
    }

    /// <summary>What stands after the value in such a statement.</summary>
    /// <param name="member">The member.</param>
    public static string End(MemberSpec member) => member is { Setter: SetterKind.Accessor, IsField: false } or { Setter: SetterKind.Fill } ? ");" : ";";

    private static string Before(MemberSpec member, string target, bool isValueType, string accessors) => member.Setter switch
    {
        SetterKind.Accessor when member.IsField => $"{Accessor(member, accessors)}({(isValueType ? "ref " : "")}{target}) = ",
        SetterKind.Accessor => $"{Accessor(member, accessors)}({(isValueType ? "ref " : "")}{target}, ",
        SetterKind.Fill => $"map::CollectionFill.Replace({target}.{member.Name}, ",
        _ => $"{target}.{member.Name} = ",
    };

    private static string Accessor(MemberSpec member, string accessors) =>
        (member.Generic is { } owner ? $"{owner.ClassName}{owner.Arguments}." : accessors) + Names.Accessor(member);
}
