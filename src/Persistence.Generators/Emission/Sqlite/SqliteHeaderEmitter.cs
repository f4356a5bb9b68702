using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Sqlite;

/// <summary>Emits how a header becomes a row and back.</summary>
internal static class SqliteHeaderEmitter
{
    /// <summary>Emits it beside the table.</summary>
    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        BindHeader(session, writer);
        writer.Line();
        ReadHeader(session, writer);
    }

    /// <summary>Emits it in files of its own.</summary>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame) =>
    [
        Further(session, frame, "Bind", $"From {session.PlainName} to a row of its SQLite table.", BindHeader),
        Further(session, frame, "Read", $"From a row of its SQLite table to {session.PlainName}.", ReadHeader),
    ];

    private static GeneratedFile Further(SessionSpec session, FileFrame frame, string suffix, string purpose, Action<SessionSpec, SourceWriter> content) =>
        frame.Make($"Map.Sqlite.{suffix}", purpose, nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)}");
            content(session, writer);
            writer.Close();
        });

    private static void BindHeader(SessionSpec session, SourceWriter writer)
    {
        writer.Open($"public static void BindHeader(sqlite::SqliteParameters parameters, int first, {session.TypeName} session)");
        SqliteColumnEmitter.Bind(writer, session.Members.Items, "session");
        SqliteColumnEmitter.BindUnknown(writer, session.Unknown, session.Members.Count, "session", "Names");
        writer.Close();
    }

    private static void ReadHeader(SessionSpec session, SourceWriter writer)
    {
        writer.Open($"public static {session.TypeName} ReadHeader(sqlite::SqliteRow row, int first)");
        writer.Write($"var session = {CreationEmitter.New(session.TypeName, "", CreationEmitter.RequiredInitializer(session.Members, session.Logs))};");
        SqliteColumnEmitter.Read(writer, session.Members.Items, "session", isValueType: false);
        SqliteColumnEmitter.ReadUnknown(writer, session.Unknown, session.Members.Count, "session", static (keeper, value) =>
            AssignmentEmitter.Assign(keeper, "session", value, isValueType: false));
        writer.Write("return session;");
        writer.Close();
    }
}
