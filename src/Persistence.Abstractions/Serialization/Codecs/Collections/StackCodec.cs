using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A stack as a JSON array, its top first, or null. Reading keeps that order; System.Text.Json would reverse the stack each time.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StackCodec<T, TCodec> : IJsonCodec<Stack<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Stack<T>? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static Stack<T>? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? new Stack<T>(Enumerable.Reverse(elements)) : null;
}
