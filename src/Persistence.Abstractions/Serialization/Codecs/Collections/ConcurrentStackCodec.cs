using System.Collections.Concurrent;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A concurrent stack as a JSON array, its top first, or null. Reading keeps that order, as of every stack.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentStackCodec<T, TCodec> : IJsonCodec<ConcurrentStack<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ConcurrentStack<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static ConcurrentStack<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? new ConcurrentStack<T>(Enumerable.Reverse(elements)) : null;
}
