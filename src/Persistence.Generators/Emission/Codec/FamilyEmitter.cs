using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits the codec of a base type: the table of the types that stand for it.</summary>
internal static class FamilyEmitter
{
    public static GeneratedFile Emit(SessionSpec session, FamilySpec family, FileFrame frame) =>
        frame.Make($"Map.{family.CodecName}", $"{family.TypeName.Replace("global::", "")} and its derived types as JSON.", nullable: false, writer =>
        {
            var table = $"{Names.Serialization}.JsonDerivedTypes<{family.TypeName}>";
            writer.Open($"partial class {Names.Map(session)}");
            writer.Open($"internal readonly struct {family.CodecName} : {Names.Serialization}.IJsonCodec<{family.TypeName}>");
            writer.Write($"private static readonly {table} s_types = new {table}({Names.Literal(family.MarkName)}){string.Concat(family.Types.Select(static call => "\n    " + call))};");
            writer.Line();
            writer.Write($"""
                public static void Write({Names.Serialization}.JsonWriter writer, {family.TypeName} value) => s_types.Write(writer, value);

                public static {family.TypeName} Read(ref {Names.Serialization}.JsonReader reader) => s_types.Read(ref reader);
                """);
            writer.Close();
            writer.Close();
        });
}
