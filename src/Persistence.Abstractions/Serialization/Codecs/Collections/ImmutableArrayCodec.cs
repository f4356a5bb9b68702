using System.Collections.Immutable;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>An immutable array as a JSON array; one that was never set is null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayCodec<T, TCodec> : IJsonCodec<ImmutableArray<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ImmutableArray<T> value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value.IsDefault ? null : value);

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? [.. elements] : default;
}
