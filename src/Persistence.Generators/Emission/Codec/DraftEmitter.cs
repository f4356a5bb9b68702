using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>
/// Emits what a nested type with constructor parameters needs: a draft that holds what was read until the constructor
/// can be called, and the assignment of what is no parameter. Emits the type's unsafe accessors too.
/// </summary>
internal static class DraftEmitter
{
    /// <summary>The draft's type. A member may not be called like the type that holds it.</summary>
    public static string Name(ObjectSpec nested) =>
        nested.Members.Items.Any(static member => member.PlainName == "Draft") ? "DraftObject" : "Draft";

    /// <summary>The type that members are read into: the draft, or the object itself.</summary>
    public static string Target(ObjectSpec nested) =>
        nested.HasConstructorParameters ? $"{nested.CodecName}.{Name(nested)}" : nested.TypeName;

    /// <summary>Whether there are members to assign after construction.</summary>
    public static bool HasLate(ObjectSpec nested) =>
        nested.HasConstructorParameters && nested.Members.Items.Any(static member => member.Setter is not (SetterKind.None or SetterKind.Constructor));

    /// <summary>Emits the function that assigns members after construction.</summary>
    public static void AssignRest(ObjectSpec nested, SourceWriter writer)
    {
        if (!HasLate(nested))
        {
            return;
        }

        writer.Line();
        writer.Write("// A member that was absent keeps the value its class gives it.");
        writer.Open($"private static void AssignRest(json::MemberSet seen, in {Name(nested)} draft, ref {nested.TypeName} value)");
        var readable = MemberEmitter.Readable(nested.Members);
        for (var position = 0; position < readable.Length; position++)
        {
            var member = readable[position];
            if (member.Setter == SetterKind.Constructor)
            {
                continue;
            }

            writer.Write($"if (seen.Has({position})) {{ {AssignmentEmitter.Assign(member, "value", $"draft.{member.Name}", nested.IsValueType)} }}");
        }

        writer.Close();
    }

    /// <summary>Emits the unsafe accessors and the draft.</summary>
    public static void Fields(ObjectSpec nested, SourceWriter writer)
    {
        var accessed = AccessorEmitter.Needing(nested.Members, default, nested.Unknown?.ExtensionDataMember);
        if (accessed.Count > 0)
        {
            writer.Line();
            AccessorEmitter.Emit(writer, accessed, nested.IsValueType);
        }

        if (nested is { HasHiddenConstructor: true, Generic: null })
        {
            writer.Line();
            CreationEmitter.EmitConstructor(writer, nested);
        }

        if (nested.HasConstructorParameters)
        {
            Draft(nested, writer);
        }
    }

    private static void Draft(ObjectSpec nested, SourceWriter writer)
    {
        writer.Line();
        writer.Write("// Holds what was read until the constructor can be called.");
        writer.Open($"internal struct {Name(nested)}");
        foreach (var member in MemberEmitter.Readable(nested.Members))
        {
            writer.Write($"public {member.Type.Name} {member.Name};");
        }

        if (nested.Unknown?.ExtensionDataMember is { } keeper)
        {
            writer.Write($"public {keeper.Type.Name} {keeper.Name};");
        }

        writer.Close();
    }
}
