using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Sqlite;

/// <summary>Emits the SQLite half of a session's map: its table, and how a header becomes a row and back.</summary>
internal static class SqliteMapEmitter
{
    // Six functions of the session and two of each log: ten are the V2 limit.
    private const int LogsInFile = 2;

    // Each column takes three lines, of a long type seven.
    private const int ColumnsInFile = 40;

    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame)
    {
        var isSmall = IsSmall(session);
        var isLarge = session.Members.Count > MemberEmitter.MembersInFile;
        var tables = !isSmall || session.Logs.Count == 0 ? "table" : "tables";
        yield return frame.Make("Map.Sqlite", $"The SQLite {tables} of {session.PlainName}.", nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)} : columns::ISqliteMap<{session.TypeName}, {session.Key.TypeName}>");
            Table(session, writer);
            writer.Line();
            Key(session, writer);
            writer.Line();
            if (!isLarge)
            {
                SqliteHeaderEmitter.Emit(session, writer);
                writer.Line();
            }

            MapVisits.Visit(writer, "VisitSqliteLogs", $"columns::ISqliteLogVisitor<{session.TypeName}>", session.Logs.Select(static log => $"visitor.Visit<{log.Entry.Name}, {Names.LogMap(log)}>()"));
            writer.Line();
            MapVisits.Visit(writer, "VisitSqliteIndexes", "columns::ISqliteIndexVisitor", session.Indexes.Select(static index => $"visitor.Visit<{index.Value.Name}, {ColumnText.Of(index.Value.Column)}>({index.Ordinal})"));
            foreach (var log in isSmall ? session.Logs.Items : [])
            {
                writer.Line();
                SqliteLogEmitter.Emit(session, log, writer);
            }

            writer.Close();
        });
        var further = (isLarge ? SqliteHeaderEmitter.Emit(session, frame) : []).Concat(isSmall ? [] : session.Logs.Select(log => Log(session, log, frame)));
        foreach (var file in further)
        {
            yield return file;
        }
    }

    private static bool IsSmall(SessionSpec session) =>
        session.Logs.Count <= LogsInFile
        && session.Members.Count + session.Logs.Sum(static log => log.EntryObject?.Members.Count ?? 1) <= ColumnsInFile;

    private static GeneratedFile Log(SessionSpec session, LogSpec log, FileFrame frame) =>
        frame.Make($"Map.{Names.LogMap(log)}.Sqlite", $"The SQLite table of the log {log.Member.PlainName} of {session.PlainName}.", nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)}");
            SqliteLogEmitter.Emit(session, log, writer);
            writer.Close();
        });

    private static void Table(SessionSpec session, SourceWriter writer)
    {
        writer.Write($"public static columns::SqliteTable Table {{ get; }} = new({session.StorageName:literal},");
        writer.Write("    [");
        var made = CreationEmitter.New(session.TypeName, "", CreationEmitter.RequiredInitializer(session.Members, session.Logs));
        foreach (var member in session.Unknown?.ExtensionDataMember is { } keeper ? session.Members.Append(keeper) : session.Members)
        {
            SqliteColumnEmitter.Column(writer, member.ColumnName, member, member.Type, (session.Upgrades.Count == 0 ? "" : UpgradeEmitter.Stored(member, session.Unknown), member == session.Unknown?.ExtensionDataMember ? "" : made));
        }

        if (session.Indexes.Count == 0)
        {
            writer.Write("    ], []);");
            return;
        }

        writer.Write("    ], [");
        foreach (var index in session.Indexes)
        {
            writer.Write($"        {Index(index)},");
        }

        writer.Write("    ]);");
    }

    private static string Index(IndexSpec index)
    {
        var order = ColumnText.Order(index.Value.Column) is { } text ? $", {text}" : "";
        var isFolded = index.IgnoresCase ? " { IgnoresCase = true }" : "";
        return $"new(Ordinal: {index.Ordinal}, {Names.Literal(index.Member.ColumnName)}{order}{DescriptionEmitter.Flags(index)}){isFolded}";
    }

    private static void Key(SessionSpec session, SourceWriter writer)
    {
        var key = session.Key;
        MapVisits.Body(writer, $"public static void BindKey(sqlite::SqliteParameters parameters, int first, {key.TypeName} key)", key.Parts.Select((part, index) => BindPart(part.Type, At(index), key.Part("key", index))));
        writer.Line();
        var parts = key.Parts.Select(static (part, index) => ReadPart(part.Type, At(index))).ToList();
        writer.Write($"public static {key.TypeName} ReadKey(sqlite::SqliteRow row, int first) =>");
        writer.Write(key.IsComposite ? $"    ({string.Join(", ", parts)});" : $"    {parts[0]};");
    }

    // A strongly typed id is looked for by its text, and what is read must have that text again.
    private static string BindPart(TypeSpec type, string parameter, string value) => type.IsParsable
        ? $"{Text}.Bind(parameters, {parameter}, {KeyEmitter.Format(type, value)})"
        : $"{ColumnText.Of(type.Column)}.Bind(parameters, {parameter}, {value})";

    private static string ReadPart(TypeSpec type, string column) => type.IsParsable
        ? $"map::ParsableText.ParseKey<{type.Name}>({Text}.Read(row, {column}, default))"
        : $"{ColumnText.Of(type.Column)}.Read(row, {column}, default)";

    private const string Text = $"columns::TextColumn";

    private static string At(int index) => index == 0 ? "first" : $"first + {index}";
}
