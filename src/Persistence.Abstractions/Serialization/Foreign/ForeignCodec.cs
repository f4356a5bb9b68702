using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A value that System.Text.Json writes and reads with metadata of the user's, which is looked up once.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TForeign">Where the metadata comes from.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ForeignCodec<T, TForeign> : IJsonCodec<T>
    where TForeign : IForeignJson<T>
{
    private static ForeignSerializer<T>? s_serializer;

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, T value) => (s_serializer ??= Make()).Write(writer, value);

    /// <inheritdoc/>
    public static T Read(ref JsonReader reader) => (s_serializer ??= Make()).Read(ref reader);

    private static ForeignSerializer<T> Make() => TForeign.Find() is { } info
        ? new(info, TForeign.Source)
        : throw new SessionSchemaException($"{TForeign.Source} has no metadata for {typeof(T)}, so that no value of that type can be stored or loaded. Give it the metadata; a context gets it by [JsonSerializable].");
}
