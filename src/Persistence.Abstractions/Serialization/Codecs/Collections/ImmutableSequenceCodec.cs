using System.Collections.Immutable;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A list declared as the interface of immutable lists, as a JSON array, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSequenceCodec<T, TCodec> : IJsonCodec<IImmutableList<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, IImmutableList<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static IImmutableList<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? ImmutableList.CreateRange(elements) : null;
}
