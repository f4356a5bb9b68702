using System.Collections.ObjectModel;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A view of a set that cannot be changed, as a JSON array in the order it enumerates, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySetCodec<T, TCodec> : IJsonCodec<ReadOnlySet<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ReadOnlySet<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static ReadOnlySet<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? new ReadOnlySet<T>(new HashSet<T>(elements)) : null;
}
