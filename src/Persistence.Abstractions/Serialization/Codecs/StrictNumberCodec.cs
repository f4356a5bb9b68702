using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A number that is not read from a string: <c>JsonNumberHandling</c> without <c>AllowReadingFromString</c>.</summary>
/// <typeparam name="T">The type of the number.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StrictNumberCodec<T, TCodec> : IJsonCodec<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, T value) => TCodec.Write(writer, value);

    /// <inheritdoc/>
    public static T Read(ref JsonReader reader) =>
        reader.IsString() ? throw reader.Problem("a number was expected, not a string") : TCodec.Read(ref reader);
}
