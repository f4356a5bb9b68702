using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A collection that is made empty and filled in order (a linked list, an observable collection), as a JSON array, or null.</summary>
/// <typeparam name="TCollection">The type of the member.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FilledCodec<TCollection, T, TCodec> : IJsonCodec<TCollection?>
    where TCollection : class, ICollection<T>, new()
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TCollection? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static TCollection? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? Filling.Of<TCollection, T>(elements) : null;
}
