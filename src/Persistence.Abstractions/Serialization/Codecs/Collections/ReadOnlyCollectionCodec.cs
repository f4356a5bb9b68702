using System.Collections.ObjectModel;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A view of a list that cannot be changed, as a JSON array, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyCollectionCodec<T, TCodec> : IJsonCodec<ReadOnlyCollection<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ReadOnlyCollection<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static ReadOnlyCollection<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? new ReadOnlyCollection<T>(elements) : null;
}
