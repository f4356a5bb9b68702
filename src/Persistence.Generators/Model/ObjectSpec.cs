namespace Persistence.Generators.Model;

/// <summary>A nested class, record or struct that needs a codec of its own. Plain data, compared by value; holds no compiler object.</summary>
public sealed record ObjectSpec
{
    /// <summary>The type in C#, fully qualified.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type as people read it.</summary>
    public required string PlainName { get; init; }

    /// <summary>Whether it is a value tuple.</summary>
    public bool IsTuple { get; init; }

    /// <summary>The simple name of its codec, nested in the session's map.</summary>
    public required string CodecName { get; init; }

    /// <summary>Whether it is a struct.</summary>
    public bool IsValueType { get; init; }

    /// <summary>Its members, in the order System.Text.Json writes them.</summary>
    public EquatableArray<MemberSpec> Members { get; init; }

    /// <summary>What becomes of members that it does not know; null where they are skipped.</summary>
    public UnknownMembersSpec? Unknown { get; init; }

    /// <summary>Whether it is made by a constructor that code cannot call, so that an unsafe accessor stands for it.</summary>
    public bool HasHiddenConstructor { get; init; }

    /// <summary>The type itself, where it is generic and made by a hidden constructor; null for others.</summary>
    public GenericOwnerSpec? Generic { get; init; }

    /// <summary>The parameters of its constructor whose members are not stored.</summary>
    public EquatableArray<IgnoredParameterSpec> IgnoredParameters { get; init; }

    /// <summary>Whether it is made by a constructor with parameters; else it is made empty and then filled.</summary>
    public bool HasConstructorParameters => IgnoredParameters.Count > 0 || Members.Items.Any(static member => member.Setter == SetterKind.Constructor);
}
