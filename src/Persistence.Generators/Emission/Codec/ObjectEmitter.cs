using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits the codec of a nested type: one file, or several where the type has many members.</summary>
internal static class ObjectEmitter
{
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, ObjectSpec nested, FileFrame frame)
    {
        var isLarge = nested.Members.Count > MemberEmitter.MembersInFile;
        yield return frame.Make($"Map.{nested.CodecName}", $"{Plain(nested)} as JSON.", nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)}");
            Codec(nested, isLarge, writer);
            writer.Close();
        });
        if (isLarge)
        {
            yield return Further("Members", "Reads the members", writer => ReadMembers(nested, writer));
            yield return Further("Construction", "Assigns what the constructor does not set", writer => DraftEmitter.Apply(nested, writer));
            yield return Further("Fields", "Holds what was read", writer => DraftEmitter.Fields(nested, writer));
        }

        GeneratedFile Further(string suffix, string purpose, Action<SourceWriter> content) =>
            frame.Make($"Map.{nested.CodecName}.{suffix}", $"{purpose} of {Plain(nested)}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                writer.Open($"internal readonly partial struct {nested.CodecName}");
                content(writer);
                writer.Close();
                writer.Close();
            });
    }

    /// <summary>Whether a type is so small that its codec stands beside the log whose entries it makes.</summary>
    public static bool IsSmall(ObjectSpec nested) => nested.Members.Count <= MemberEmitter.GroupSize;

    /// <summary>Emits the codec of a small type.</summary>
    public static void EmitSmall(ObjectSpec nested, SourceWriter writer) => Codec(nested, isLarge: false, writer);

    private static void Codec(ObjectSpec nested, bool isLarge, SourceWriter writer)
    {
        writer.Open($"internal readonly {(isLarge ? "partial " : "")}struct {nested.CodecName} : {Names.Serialization}.IJsonCodec<{nested.TypeName}>, {Names.Serialization}.IJsonMembers<{DraftEmitter.Target(nested)}>");
        MemberEmitter.NameTable(writer, nested.Members);
        writer.Line();
        Write(nested, writer);
        writer.Line();
        ObjectReadEmitter.Emit(nested, writer);
        if (!isLarge)
        {
            writer.Line();
            ReadMembers(nested, writer);
            DraftEmitter.Apply(nested, writer);
            DraftEmitter.Fields(nested, writer);
        }

        writer.Close();
    }

    private static void ReadMembers(ObjectSpec nested, SourceWriter writer)
    {
        if (nested.HasConstructorParameters)
        {
            MemberEmitter.ReadMember(writer, nested.Members, DraftEmitter.Name(nested), isDraft: true);
        }
        else
        {
            MemberEmitter.ReadMember(writer, nested.Members, nested.TypeName, isValueType: nested.IsValueType);
        }
    }

    private static void Write(ObjectSpec nested, SourceWriter writer)
    {
        writer.Open($"public static void Write({Names.Serialization}.JsonWriter writer, {nested.TypeName} value)");
        if (!nested.IsValueType)
        {
            writer.Write("""
                if (value is null)
                {
                    writer.WriteNull();
                    return;
                }

                """);
        }

        writer.Write("""
            if (!writer.Enter())
            {
                return;
            }

            """);
        MemberEmitter.WriteMembers(writer, nested.Members, "value");
        writer.Write("writer.Leave();");
        writer.Close();
    }

    private static string Plain(ObjectSpec nested) => nested.TypeName.Replace("global::", "");
}
