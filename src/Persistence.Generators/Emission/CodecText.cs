using System.Collections.Concurrent;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>The names of codecs in C#.</summary>
internal static class CodecText
{
    // Most members are single values, whose codecs are the same in every class.
    private static readonly ConcurrentDictionary<string, string> s_values = new(StringComparer.Ordinal);

    /// <summary>Writes the name of a codec, as code inside a session's map must write it.</summary>
    /// <param name="codec">The codec.</param>
    /// <returns>The name.</returns>
    public static string Of(CodecRef codec) => codec.Kind switch
    {
        CodecKind.Generated => codec.Name,
        CodecKind.Foreign => $"json::ForeignCodec<{codec.Types[0]}, {codec.Name}>",
        CodecKind.Value => s_values.GetOrAdd(codec.Name, static name => $"json::{name}Codec"),
        CodecKind.Collection or CodecKind.Dictionary => $"json::{codec.Name}Codec{Arguments(codec)}",
        CodecKind.Key => $"json::{codec.Name}KeyCodec",
        _ => $"json::{codec.Kind}Codec{Arguments(codec)}",
    };

    /// <summary>Writes the name of a codec to where it belongs, without strings in between.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="codec">The codec.</param>
    public static void Append(SourceWriter writer, CodecRef codec)
    {
        if (codec.Values is not { } values)
        {
            writer.Append(Of(codec));
            return;
        }

        writer.Append("json::");
        writer.Append(codec.Kind is CodecKind.Collection or CodecKind.Dictionary ? codec.Name : codec.Kind.ToString());
        writer.Append("Codec<");
        foreach (var type in codec.Types)
        {
            writer.Append(type);
            writer.Append(", ");
        }

        if (codec.Keys is { } keys)
        {
            Append(writer, keys);
            writer.Append(", ");
        }

        Append(writer, values);
        writer.Append(">");
    }

    private static string Arguments(CodecRef codec)
    {
        var types = string.Join(", ", codec.Types.Items);
        return codec switch
        {
            { Values: null } => types.Length == 0 ? "" : $"<{types}>",
            { Keys: null } => $"<{types}, {Of(codec.Values)}>",
            _ => $"<{types}, {Of(codec.Keys)}, {Of(codec.Values)}>",
        };
    }
}
