using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Writes and reads the JSON of one type. Codecs are composed as type arguments, so that every call is a direct call.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonCodec<T>
{
    /// <summary>Writes a value. A value that JSON cannot hold is recorded as a failure of the writer, not thrown.</summary>
    /// <param name="writer">Receives the JSON text.</param>
    /// <param name="value">The value; null writes <c>null</c>.</param>
    static abstract void Write(JsonWriter writer, T value);

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Stands before the value; after the call it stands after the value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonDataException">The text is no such value.</exception>
    static abstract T Read(ref JsonReader reader);
}
