using System.Collections.Frozen;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A frozen set as a JSON array in the order it enumerates, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenSetCodec<T, TCodec> : IJsonCodec<FrozenSet<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, FrozenSet<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static FrozenSet<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? elements.ToFrozenSet() : null;
}
