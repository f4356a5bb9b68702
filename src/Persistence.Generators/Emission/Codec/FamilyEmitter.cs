using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits the codec of a base type: the table of the types that stand for it.</summary>
internal static class FamilyEmitter
{
    public static GeneratedFile Emit(SessionSpec session, FamilySpec family, FileFrame frame) =>
        frame.Make($"Map.{family.CodecName}", $"{family.PlainName} and its derived types as JSON.", nullable: false, writer =>
        {
            var table = $"json::JsonDerivedTypes<{family.TypeName}>";
            writer.Open($"partial class {Names.Map(session)}");
            writer.Open($"internal readonly struct {family.CodecName} : json::IJsonCodec<{family.TypeName}>");
            writer.Write($"private static readonly {table} s_types = new {table}({Names.Literal(family.DiscriminatorName)}){string.Concat(family.Types.Select(static type => "\n    " + Add(type)))};");
            writer.Line();
            writer.Write($"""
                public static void Write(json::JsonWriter writer, {family.TypeName} value) => s_types.Write(writer, value);

                public static {family.TypeName} Read(ref json::JsonReader reader) => s_types.Read(ref reader);
                """);
            writer.Close();
            writer.Close();
        });

    /// <summary>Whether an object is one of the derived types of a base type.</summary>
    public static bool Holds(FamilySpec family, ObjectSpec nested) => family.Types.Any(type => type.Codec.Name == nested.CodecName);

    private static string Add(DerivedSpec type) => type switch
    {
        { Discriminator: null } => $".AddUnmarked<{CodecText.Of(type.Codec)}>()",
        { IsNumber: true } => $".Add<{type.TypeName}, {CodecText.Of(type.Codec)}>({type.Discriminator})",
        _ => $".Add<{type.TypeName}, {CodecText.Of(type.Codec)}>({Names.Literal(type.Discriminator)})",
    };
}
