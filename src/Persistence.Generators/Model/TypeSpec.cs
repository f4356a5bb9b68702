namespace Persistence.Generators.Model;

/// <summary>
/// How values of one type are stored. Plain data, compared by value; holds no compiler object. Codecs and columns are
/// composed of the hand-written ones, so that a type needs no more code than its name.
/// </summary>
public sealed record TypeSpec
{
    /// <summary>The type in C#, fully qualified, without nullable annotations.</summary>
    public required string Name { get; init; }

    /// <summary>The type in C#, fully qualified, with nullable annotations, for public signatures.</summary>
    public required string PublicName { get; init; }

    /// <summary>The type that writes and reads it as JSON.</summary>
    public required CodecRef Codec { get; init; }

    /// <summary>The type that binds and reads it as a SQLite column.</summary>
    public required ColumnRef Column { get; init; }

    /// <summary>The index it can have.</summary>
    public IndexKind Index { get; init; }

    /// <summary>The type a <c>FindBy…</c> takes: the element of a collection, the value of a nullable. Null: the type itself.</summary>
    public TypeSpec? IndexedAs { get; init; }

    /// <summary>Whether it is a struct or enum.</summary>
    public bool IsValueType { get; init; }

    /// <summary>Whether null is a value that the user's code expects here: nullable, or declared without nullable annotations.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>Whether it is a strongly typed id, stored as the text it formats itself as and parses again.</summary>
    public bool IsParsable { get; init; }

    /// <summary>Whether it is an enum that is stored by name.</summary>
    public bool IsEnumByName => Codec.Kind == CodecKind.EnumName;

    /// <summary>Whether System.Text.Json writes and reads it, with metadata of the user's.</summary>
    public bool IsForeign => (Codec.Kind == CodecKind.Nullable ? Codec.Values! : Codec).Kind == CodecKind.Foreign;

    /// <summary>Whether the type is a class or struct with members of its own, written by a generated codec.</summary>
    public bool IsObject { get; init; }
}
