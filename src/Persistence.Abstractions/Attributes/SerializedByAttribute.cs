namespace Persistence;

/// <summary>
/// Stores a member, or each entry of a log, as the JSON that System.Text.Json writes with given metadata: for types that are not yours. Such a value is one column of JSON
/// and can be neither a key nor indexed.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SerializedByAttribute : Attribute
{
    /// <summary>Takes the metadata from a generated context.</summary>
    /// <param name="context">A <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> with a <c>[JsonSerializable]</c> for the type of the member, or of the log's entries.</param>
    public SerializedByAttribute(Type context) => Type = context;

    /// <summary>Takes the metadata from a static member.</summary>
    /// <param name="type">The type that has the member.</param>
    /// <param name="member">
    /// Its static property or field, which is <see cref="System.Text.Json.JsonSerializerOptions"/>, a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> or a
    /// <c>JsonTypeInfo&lt;T&gt;</c> of the type that is stored.
    /// </param>
    public SerializedByAttribute(Type type, string member)
    {
        Type = type;
        Member = member;
    }

    /// <summary>The context, or the type that has the static member.</summary>
    public Type Type { get; }

    /// <summary>The static member; null for a context.</summary>
    public string? Member { get; }
}
