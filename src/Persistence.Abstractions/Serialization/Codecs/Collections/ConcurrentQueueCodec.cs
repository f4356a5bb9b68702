using System.Collections.Concurrent;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A concurrent queue as a JSON array, its head first, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentQueueCodec<T, TCodec> : IJsonCodec<ConcurrentQueue<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ConcurrentQueue<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static ConcurrentQueue<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? new ConcurrentQueue<T>(elements) : null;
}
