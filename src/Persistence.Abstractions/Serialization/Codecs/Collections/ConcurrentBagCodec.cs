using System.Collections.Concurrent;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A concurrent bag as a JSON array in the order it enumerates, or null. Reading keeps that order, which a bag promises to nobody.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentBagCodec<T, TCodec> : IJsonCodec<ConcurrentBag<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ConcurrentBag<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static ConcurrentBag<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? new ConcurrentBag<T>(Enumerable.Reverse(elements)) : null;
}
