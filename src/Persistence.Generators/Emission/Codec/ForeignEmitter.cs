using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits where the metadata of types comes from that System.Text.Json writes and reads.</summary>
internal static class ForeignEmitter
{
    // With the map, as many types as a file of the V2 limits has.
    private const int TypesInFile = 4;

    /// <summary>Emits the files.</summary>
    /// <param name="session">The session class.</param>
    /// <param name="frame">Makes the files.</param>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame)
    {
        var size = Math.Max(1, TypesInFile - session.Containers.Count);
        for (var first = 0; first < session.Foreign.Count; first += size)
        {
            var types = session.Foreign.Items.Skip(first).Take(size).ToList();
            yield return frame.Make($"Map.{types[0].Name}", $"Where the metadata of types comes from that {session.PlainName} holds and others serialize.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                foreach (var type in types)
                {
                    Content(type, writer);
                }

                writer.Close();
            });
        }
    }

    private static void Content(ForeignSpec type, SourceWriter writer)
    {
        writer.Open($"internal readonly struct {type.Name} : json::IForeignJson<{type.TypeName}>");
        writer.Write($"""
            public static string Source => {Names.Literal(type.PlainName)};
            public static sys::Text.Json.Serialization.Metadata.JsonTypeInfo<{type.TypeName}> Find() => {Find(type)};
            """);
        writer.Close();
    }

    private static string Find(ForeignSpec type) => type.Kind switch
    {
        ForeignKind.Converter => $"json::ForeignJson.By<{type.TypeName}>(new {type.Provider}())",
        ForeignKind.Context => $"json::ForeignJson.Of<{type.TypeName}>({type.Provider}.Default)",
        _ => $"json::ForeignJson.Of<{type.TypeName}>({type.Provider}.{type.Member})",
    };
}
