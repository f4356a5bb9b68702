using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Writes members that are not always written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonMember
{
    /// <summary>Writes a member, unless it has its type's default value: <c>JsonIgnoreCondition.WhenWritingNull</c> and <c>WhenWritingDefault</c>.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="writer">Receives the text.</param>
    /// <param name="name">The name in quotes, escaped, with the colon after it.</param>
    /// <param name="value">The value.</param>
    public static void WriteUnlessDefault<T, TCodec>(JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where TCodec : IJsonCodec<T>
    {
        if (value is not null && !EqualityComparer<T>.Default.Equals(default, value))
        {
            writer.WriteName(name);
            TCodec.Write(writer, value);
        }
    }
}
