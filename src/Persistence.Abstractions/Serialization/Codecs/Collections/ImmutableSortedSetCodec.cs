using System.Collections.Immutable;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>An immutable sorted set as a JSON array in its order, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedSetCodec<T, TCodec> : IJsonCodec<ImmutableSortedSet<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ImmutableSortedSet<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static ImmutableSortedSet<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? [.. elements] : null;
}
