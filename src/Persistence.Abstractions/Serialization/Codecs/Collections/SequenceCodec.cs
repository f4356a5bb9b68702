using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A list declared as one of the interfaces that a list implements, as a JSON array, or null.</summary>
/// <typeparam name="TSequence">The type of the member.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SequenceCodec<TSequence, T, TCodec> : IJsonCodec<TSequence?>
    where TSequence : class, IEnumerable<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TSequence? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static TSequence? Read(ref JsonReader reader) =>
        (TSequence?)(object?)JsonArrays.Read<T, TCodec>(ref reader);
}
