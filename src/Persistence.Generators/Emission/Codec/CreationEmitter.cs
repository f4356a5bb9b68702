using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits how objects are made.</summary>
internal static class CreationEmitter
{
    // No accessor of a member has this name: they begin with Assign.
    private const string Constructor = "Construct";

    /// <summary>An expression that makes an object.</summary>
    /// <param name="typeName">Its type in C#.</param>
    /// <param name="arguments">The arguments of its constructor.</param>
    /// <param name="initializer">The object initializer; empty for none.</param>
    public static string New(string typeName, string arguments, string initializer) =>
        $"new {typeName}{(arguments.Length == 0 && initializer.Length > 0 ? "" : $"({arguments})")}{initializer}";

    /// <summary>The object initializer that C# demands for required members, with a space before it; they are filled in afterwards. Empty where there are none.</summary>
    /// <param name="members">The members.</param>
    public static string RequiredInitializer(IEnumerable<MemberSpec> members)
    {
        var required = members
            .Where(static member => member.IsRequired && member.Setter != SetterKind.Constructor)
            .Select(static member => $"{member.Name} = default")
            .ToList();
        return required.Count == 0 ? "" : $" {{ {string.Join(", ", required)} }}";
    }

    /// <summary>An expression that makes a nested type: a call of its constructor, or of the accessor that stands for it.</summary>
    /// <param name="nested">The type.</param>
    /// <param name="arguments">What stands in the parentheses.</param>
    /// <param name="initializer">What stands after them; an accessor demands none.</param>
    /// <param name="accessors">Where the unsafe accessors stand, with a dot after it; empty for the same type.</param>
    public static string Make(ObjectSpec nested, string arguments, string initializer, string accessors = "") =>
        !nested.HasHiddenConstructor ? New(nested.TypeName, arguments, initializer)
        : nested.Generic is { } owner ? $"{owner.ClassName}{owner.Arguments}.{Constructor}({arguments})"
        : $"{accessors}{Constructor}({arguments})";

    /// <summary>The arguments of a nested type's constructor, in order.</summary>
    /// <param name="nested">The type.</param>
    /// <param name="value">Gives what stands for a member, which has a place among those that are read.</param>
    public static IEnumerable<string> Arguments(ObjectSpec nested, Func<MemberSpec, int, string> value) => MemberEmitter.Readable(nested.Members)
        .Select((member, index) => (Position: member.ConstructorPosition, Text: member.Setter == SetterKind.Constructor ? value(member, index) : null))
        .Where(static argument => argument.Text is not null)
        .Concat(nested.IgnoredParameters.Select(static parameter => (parameter.Position, Text: (string?)parameter.Value)))
        .OrderBy(static argument => argument.Position)
        .Select(static argument => argument.Text!);

    /// <summary>Emits the accessor of a constructor.</summary>
    public static void EmitConstructor(SourceWriter writer, ObjectSpec nested)
    {
        var parameters = nested.Members
            .Where(static member => member.Setter == SetterKind.Constructor)
            .Select(member => (Position: member.ConstructorPosition, Text: $"{(nested.Generic is null ? member.Type.Name : member.OpenType)} {member.Name}"))
            .Concat(nested.IgnoredParameters.Select(static parameter => (parameter.Position, Text: $"{parameter.TypeName} {parameter.Name}")))
            .OrderBy(static parameter => parameter.Position)
            .Select(static parameter => parameter.Text);
        writer.Write($"""
            [access::UnsafeAccessor(access::UnsafeAccessorKind.Constructor)]
            internal static extern {nested.Generic?.TypeName ?? nested.TypeName} {Constructor}({string.Join(", ", parameters)});
            """);
    }
}
