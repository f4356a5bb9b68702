using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits how a session's header becomes JSON and back.</summary>
internal static class HeaderEmitter
{
    /// <summary>The interface by which the header is read.</summary>
    public static string Interface(SessionSpec session) => UnknownMembersEmitter.Interface(session.Unknown, session.TypeName);

    /// <summary>Emits the header in a file of its own, and its accessors in another.</summary>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame)
    {
        yield return frame.Make("Map.Header", $"The header of {session.PlainName} as JSON.", nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)} : {Interface(session)}");
            Header(session, writer);
            writer.Close();
        });
        if (Accessed(session).Count > 0)
        {
            yield return frame.Make("Map.Accessors", $"Setters of {session.PlainName} that code cannot call: init-only ones and private ones.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                AccessorEmitter.Emit(writer, Accessed(session), isValueType: false);
                writer.Close();
            });
        }
    }

    /// <summary>Emits the header and its accessors into the core of the map.</summary>
    public static void EmitBeside(SessionSpec session, SourceWriter writer)
    {
        Header(session, writer);
        var accessed = Accessed(session);
        if (accessed.Count > 0)
        {
            writer.Line();
            writer.Write("// Setters that code cannot call: init-only ones and private ones.");
            AccessorEmitter.Emit(writer, accessed, isValueType: false);
        }
    }

    private static List<MemberSpec> Accessed(SessionSpec session) =>
        AccessorEmitter.Needing(session.Members, session.Logs, session.Unknown?.ExtensionDataMember);

    private static void Header(SessionSpec session, SourceWriter writer)
    {
        MemberEmitter.NameTable(writer, session.Members, UnknownMembersEmitter.NameArguments(session), knowsNull: false);
        writer.Line();
        Write(session, writer);
        writer.Line();
        Read(session, writer);
        writer.Line();
        ReadMember(session, writer);
    }

    private static void ReadMember(SessionSpec session, SourceWriter writer)
    {
        MemberEmitter.ReadMember(writer, session.Members, session.TypeName);
        if (session.Unknown is { } unknown)
        {
            writer.Line();
            UnknownMembersEmitter.ReadUnknown(writer, unknown, session.TypeName, isDraft: false, isValueType: false);
        }
    }

    private static void Write(SessionSpec session, SourceWriter writer)
    {
        writer.Open($"public static void WriteHeader(json::JsonWriter writer, {session.TypeName} session)");
        writer.Write("writer.Enter();");
        MemberEmitter.WriteMembers(writer, session.Members, session.Unknown, "session", isHeader: true);
        writer.Close();
    }

    private static void Read(SessionSpec session, SourceWriter writer)
    {
        writer.Open($"public static {session.TypeName} ReadHeader(ref json::JsonReader reader)");
        writer.Write($"var session = {CreationEmitter.New(session.TypeName, "", CreationEmitter.RequiredInitializer(session.Members, session.Logs))};");
        var required = NullRules.Required(session.Members);
        writer.Write($"{(required.Length > 0 ? "var seen = " : "")}{UnknownMembersEmitter.ReadingHeader(session)}<{session.TypeName}, {Names.Map(session)}>(ref reader, ref session);");
        if (required.Length > 0)
        {
            writer.Write($"seen.Require(Names, {required});");
        }

        writer.Write("return session;");
        writer.Close();
    }
}
