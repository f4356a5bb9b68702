namespace Persistence.Generators.Model;

/// <summary>The type that writes and reads values as JSON. Plain data, compared by value; emission knows its name in C#.</summary>
/// <param name="Kind">What kind of codec it is.</param>
/// <param name="Name">What distinguishes it from others of its kind, for example <c>Int32</c> or <c>List</c>; empty where nothing must.</param>
public sealed record CodecRef(CodecKind Kind, string Name = "")
{
    /// <summary>No codec.</summary>
    public static CodecRef None { get; } = new(CodecKind.None);

    /// <summary>That of a text.</summary>
    public static CodecRef Text { get; } = new(CodecKind.Value, "String");

    /// <summary>The types it is over, in C#.</summary>
    public EquatableArray<string> Types { get; init; }

    /// <summary>The codec of a dictionary's keys.</summary>
    public CodecRef? Keys { get; init; }

    /// <summary>The codec of what it holds: elements, a dictionary's values, the value of a nullable, a number.</summary>
    public CodecRef? Values { get; init; }

    /// <summary>The codec with another one in place of that of its innermost values.</summary>
    /// <param name="change">Makes the other one.</param>
    /// <returns>The codec.</returns>
    public CodecRef WithInnermost(Func<CodecRef, CodecRef> change) =>
        Values is null ? change(this) : this with { Values = Values.WithInnermost(change) };
}
