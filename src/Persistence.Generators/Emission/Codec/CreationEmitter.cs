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
    /// <param name="logs">The logs of a session class.</param>
    public static string RequiredInitializer(EquatableArray<MemberSpec> members, EquatableArray<LogSpec> logs = default)
    {
        var required = new List<string>();
        foreach (var member in members)
        {
            Add(member);
        }

        foreach (var log in logs)
        {
            Add(log.Member);
        }

        return required.Count == 0 ? "" : $" {{ {string.Join(", ", required)} }}";

        void Add(MemberSpec member)
        {
            if (member.IsRequired && member.Setter != SetterKind.Constructor)
            {
                required.Add($"{member.Name} = default");
            }
        }
    }

    /// <summary>Writes an expression that makes a nested type: a call of its constructor, or of the accessor that stands for it, which demands no initializer.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="nested">The type.</param>
    /// <param name="separator">What stands between two arguments.</param>
    /// <param name="value">Writes what stands for a member, which has a place among those that are read.</param>
    /// <param name="accessors">Where the unsafe accessors stand, with a dot after it; empty for the same type.</param>
    public static void Make(SourceWriter writer, ObjectSpec nested, string separator, Action<SourceWriter, MemberSpec, int> value, string accessors = "")
    {
        var isHidden = nested.HasHiddenConstructor;
        writer.Append(!isHidden ? "new " : nested.Generic is { } owner ? $"{owner.ClassName}{owner.Arguments}." : accessors);
        writer.Append(isHidden ? Constructor : nested.TypeName);
        var initializer = isHidden ? "" : RequiredInitializer(nested.Members);
        if (nested.HasConstructorParameters || initializer.Length == 0)
        {
            writer.Append("(");
            Arguments(writer, nested, separator, value);
            writer.Append(")");
        }

        writer.Append(initializer);
    }

    /// <summary>An expression that makes a nested type of which only the members' own initializers have run.</summary>
    /// <param name="nested">The type.</param>
    /// <param name="accessors">Where the unsafe accessors stand, with a dot after it.</param>
    public static string Blank(ObjectSpec nested, string accessors)
    {
        var isHidden = nested.HasHiddenConstructor;
        var made = !isHidden ? "new " + nested.TypeName : (nested.Generic is { } owner ? $"{owner.ClassName}{owner.Arguments}." : accessors) + Constructor;
        var arguments = nested.Members
            .Where(static member => member.Setter == SetterKind.Constructor)
            .Select(static member => (Position: member.ConstructorPosition, Text: member.DefaultValue ?? $"default({member.Type.Name})"))
            .Concat(nested.IgnoredParameters.Select(static parameter => (parameter.Position, Text: parameter.Value)))
            .OrderBy(static parameter => parameter.Position)
            .Select(static parameter => parameter.Text);
        return $"{made}({string.Join(", ", arguments)}){(isHidden ? "" : RequiredInitializer(nested.Members))}";
    }

    private static void Arguments(SourceWriter writer, ObjectSpec nested, string separator, Action<SourceWriter, MemberSpec, int> value)
    {
        var arguments = new List<(int Position, MemberSpec? Member, int Index, string Text)>();
        var readable = MemberEmitter.Readable(nested.Members);
        for (var index = 0; index < readable.Length; index++)
        {
            if (readable[index].Setter == SetterKind.Constructor)
            {
                arguments.Add((readable[index].ConstructorPosition, readable[index], index, ""));
            }
        }

        arguments.AddRange(nested.IgnoredParameters.Items.Select(static parameter => (parameter.Position, (MemberSpec?)null, 0, parameter.Value)));
        arguments.Sort(static (one, other) => one.Position.CompareTo(other.Position));
        var before = "";
        foreach (var (_, member, index, text) in arguments)
        {
            writer.Append(before);
            writer.Append(text);
            if (member is not null)
            {
                value(writer, member, index);
            }

            before = separator;
        }
    }

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
