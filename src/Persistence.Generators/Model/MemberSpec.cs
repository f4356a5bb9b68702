namespace Persistence.Generators.Model;

/// <summary>One persisted member of a session class or of a nested type. Plain data, compared by value; holds no compiler object.</summary>
public sealed record MemberSpec
{
    /// <summary>The member's name as code writes it, with <c>@</c> where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>The member's name as people read it.</summary>
    public required string PlainName { get; init; }

    /// <summary>The type that declares it, which unsafe accessors must name; empty where there is none.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>The generic type that declares it, where an unsafe accessor reaches it; null for others.</summary>
    public GenericOwnerSpec? Generic { get; init; }

    /// <summary>Its type in C# as its declaration says, over the type parameters of <see cref="Generic"/>; empty where that is null.</summary>
    public string OpenType { get; init; } = "";

    /// <summary>Its name in JSON.</summary>
    public required string JsonName { get; init; }

    /// <summary>Its column in SQLite.</summary>
    public required string ColumnName { get; init; }

    /// <summary>The names in JSON under which older data may hold it.</summary>
    public EquatableArray<string> FormerNames { get; init; }

    /// <summary>The columns in which older data may hold it.</summary>
    public EquatableArray<string> FormerColumns { get; init; }

    /// <summary>Its type.</summary>
    public required TypeSpec Type { get; init; }

    /// <summary>How a value that was read gets in.</summary>
    public SetterKind Setter { get; init; }

    /// <summary>Whether C# demands it in an object initializer.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is marked <c>[JsonRequired]</c>: stored text without it is refused.</summary>
    public bool MustBePresent { get; init; }

    /// <summary>Whether it is left out of the JSON where it has its type's default value.</summary>
    public bool OmitsDefault { get; init; }

    /// <summary>Whether it is left out where it has a default that only its type knows: a struct of several members, an id of the user's.</summary>
    public bool HasOwnDefault => OmitsDefault && Type is { IsValueType: true, AllowsNull: false, Column.Kind: ColumnKind.Json or ColumnKind.Parsable };

    /// <summary>Whether it is a field.</summary>
    public bool IsField { get; init; }

    /// <summary>Whether a base class of the session class declares it, where documentation does not find it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether it is marked <c>[Key]</c>.</summary>
    public bool IsKey { get; init; }

    /// <summary>Its place among the constructor's parameters; -1 where it is none.</summary>
    public int ConstructorPosition { get; init; } = -1;

    /// <summary>The default value of its constructor parameter in C#; null where it has none.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Of a member that may be null: what a SQLite row that is older than its column holds, in SQL; empty for NULL.</summary>
    public string ColumnDefault { get; init; } = "";

    /// <summary>Of a member that may be null: whether it begins with a value that is no literal.</summary>
    public bool HasMadeDefault { get; init; }

    /// <summary>How much a word counts that is found in it; 0 where it is not searched.</summary>
    public int SearchWeight { get; init; }

    /// <summary>How many numbers it has as an embedding that is searched; 0 where it is none.</summary>
    public int VectorDimensions { get; init; }

    /// <summary>Which model makes the embedding; null where that is not said.</summary>
    public string? VectorModel { get; init; }

    /// <summary>Its validation attributes.</summary>
    public EquatableArray<CheckSpec> Checks { get; init; }
}
