using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits the codec of a nested type: one file, or several where the type has many members.</summary>
internal static class ObjectEmitter
{
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, ObjectSpec nested, FileFrame frame)
    {
        yield return frame.Make($"Map.{nested.CodecName}", $"{nested.PlainName} as JSON.", nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)}");
            Codec(session, nested, writer);
            writer.Close();
        });
        if (IsLarge(nested))
        {
            yield return Further("Members", "Reads the members", writer => ReadMembers(nested, writer));
            yield return Further("Construction", "Assigns what the constructor does not set", writer => DraftEmitter.AssignRest(nested, writer));
            yield return Further("Fields", "Holds what was read", writer => DraftEmitter.Fields(nested, writer));
        }

        GeneratedFile Further(string suffix, string purpose, Action<SourceWriter> content) =>
            frame.Make($"Map.{nested.CodecName}.{suffix}", $"{purpose} of {nested.PlainName}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                writer.Open($"internal readonly partial struct {nested.CodecName}");
                content(writer);
                writer.Close();
                writer.Close();
            });
    }

    private const int MembersBeside = 20;

    /// <summary>Whether a type is so small that its codec stands beside the log whose entries it makes.</summary>
    public static bool IsSmall(ObjectSpec nested) => nested.Members.Count <= MembersBeside && nested.Unknown is null;

    /// <summary>Emits the codec of a small type.</summary>
    public static void EmitSmall(SessionSpec session, ObjectSpec nested, SourceWriter writer) => Codec(session, nested, writer);

    // Entries are validated when they are appended, so that no null is stored where there may be none; other nested types are not. The elements of a tuple do not say what they are.
    private static bool IsEntry(SessionSpec session, ObjectSpec nested) =>
        !nested.IsTuple
        && session.Logs.Items.Any(log => log.IsFamily
            ? session.Families.Any(family => family.TypeName == log.Entry.Name && FamilyEmitter.Holds(family, nested))
            : log.EntryObject?.CodecName == nested.CodecName);

    private static bool IsLarge(ObjectSpec nested) => nested.Members.Count > MemberEmitter.MembersInFile;

    private static void Codec(SessionSpec session, ObjectSpec nested, SourceWriter writer)
    {
        var isLarge = IsLarge(nested);
        var isEntry = IsEntry(session, nested);
        writer.Open($"internal readonly {(isLarge ? "partial " : "")}struct {nested.CodecName} : json::IJsonCodec<{nested.TypeName}>, {UnknownMembersEmitter.Interface(nested.Unknown, DraftEmitter.Target(nested))}");
        MemberEmitter.NameTable(writer, nested.Members, UnknownMembersEmitter.NameArguments(nested.Unknown, UnknownMembersEmitter.MarksOf(session, nested)), knowsNull: !isEntry);
        writer.Line();
        Write(nested, writer);
        writer.Line();
        ObjectReadEmitter.Emit(nested, isEntry, writer);
        if (!isLarge)
        {
            writer.Line();
            ReadMembers(nested, writer);
            DraftEmitter.AssignRest(nested, writer);
            DraftEmitter.Fields(nested, writer);
        }

        writer.Close();
    }

    private static void ReadMembers(ObjectSpec nested, SourceWriter writer)
    {
        var isDraft = nested.HasConstructorParameters;
        var target = isDraft ? DraftEmitter.Name(nested) : nested.TypeName;
        MemberEmitter.ReadMember(writer, nested.Members, target, isDraft, isValueType: !isDraft && nested.IsValueType);
        if (nested.Unknown is { } unknown)
        {
            writer.Line();
            UnknownMembersEmitter.ReadUnknown(writer, unknown, target, isDraft, isValueType: !isDraft && nested.IsValueType);
        }
    }

    private static void Write(ObjectSpec nested, SourceWriter writer)
    {
        writer.Open($"public static void Write(json::JsonWriter writer, {nested.TypeName} value)");
        if (!nested.IsValueType)
        {
            writer.Write("if (value is null) { writer.WriteNull(); return; }");
        }

        writer.Write("if (!writer.Enter()) { return; }");
        MemberEmitter.WriteMembers(writer, nested.Members, nested.Unknown, "value");
        writer.Close();
    }
}
