using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits how a session's header becomes JSON and back.</summary>
internal static class HeaderEmitter
{
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame)
    {
        var isLarge = session.Members.Count > MemberEmitter.MembersInFile;
        yield return frame.Make("Map.Header", $"The header of {session.PlainName} as JSON.", nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)} : {Names.Serialization}.IJsonMembers<{session.TypeName}>");
            writer.Write("/// <inheritdoc/>");
            MemberEmitter.NameTable(writer, session.Members);
            writer.Line();
            Write(session, writer);
            writer.Line();
            Read(session, writer);
            if (!isLarge)
            {
                writer.Line();
                ReadMember(session, writer);
            }

            writer.Close();
        });
        if (isLarge)
        {
            yield return frame.Make("Map.Header.Members", $"Reads the members of {session.PlainName}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                ReadMember(session, writer);
                writer.Close();
            });
        }

        var accessed = AccessorEmitter.Needing(session.Members.Concat(session.Logs.Select(static log => log.Member)));
        if (accessed.Count > 0)
        {
            yield return frame.Make("Map.Accessors", $"Setters of {session.PlainName} that code cannot call: init-only ones and private ones.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                AccessorEmitter.Emit(writer, accessed, isValueType: false);
                writer.Close();
            });
        }
    }

    private static void ReadMember(SessionSpec session, SourceWriter writer)
    {
        writer.Write("/// <inheritdoc/>");
        MemberEmitter.ReadMember(writer, session.Members, session.TypeName);
    }

    private static void Write(SessionSpec session, SourceWriter writer)
    {
        writer.Write("/// <inheritdoc/>");
        writer.Open($"public static void WriteHeader({Names.Serialization}.JsonWriter writer, {session.TypeName} session)");
        writer.Write("writer.Enter();");
        MemberEmitter.WriteMembers(writer, session.Members, "session");
        writer.Write("writer.Leave();");
        writer.Close();
    }

    private static void Read(SessionSpec session, SourceWriter writer)
    {
        writer.Write("/// <inheritdoc/>");
        writer.Open($"public static {session.TypeName} ReadHeader(ref {Names.Serialization}.JsonReader reader)");
        writer.Write($"var session = new {session.TypeName}{MemberEmitter.RequiredInitializer(session.Members.Concat(session.Logs.Select(static log => log.Member)))};");
        var required = MemberEmitter.RequiredPositions(session.Members);
        writer.Write($"{(required.Length > 0 ? "var seen = " : "")}{Names.Serialization}.JsonObject.Read<{session.TypeName}, {Names.Map(session)}>(ref reader, ref session);");
        if (required.Length > 0)
        {
            writer.Write($"seen.Require(Names, {required});");
        }

        writer.Write("return session;");
        writer.Close();
    }
}
