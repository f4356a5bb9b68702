using System.Collections.Immutable;
using System.Globalization;
using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Sqlite;

/// <summary>Emits the SQLite half of a log's map: its table, and how an entry becomes a row and back.</summary>
internal static class SqliteLogEmitter
{
    public static void Emit(SessionSpec session, LogSpec log, SourceWriter writer)
    {
        writer.Open($"partial class {Names.LogMap(log)} : columns::ISqliteLogMap<{session.TypeName}, {log.Entry.Name}>");
        Table(session, log, writer);
        writer.Line();
        if (log.EntryObject is not { } entry || log.IsFamily)
        {
            writer.Write($"""
                public static void Bind(sqlite::SqliteParameters parameters, int first, {log.Entry.Name} entry) =>
                    {log.Entry.Column}.Bind(parameters, first, entry);

                public static {log.Entry.Name} Read(sqlite::SqliteRow row, int first) => {log.Entry.Column}.Read(row, first, default);
                """);
        }
        else
        {
            var columns = Columns(log);
            writer.Open($"public static void Bind(sqlite::SqliteParameters parameters, int first, {log.Entry.Name} entry)");
            SqliteColumnEmitter.Bind(writer, columns, "entry");
            SqliteColumnEmitter.BindUnknown(writer, entry.Unknown, columns.Length, "entry", entry.CodecName + ".Names");
            writer.Close();
            writer.Line();
            writer.Open($"public static {log.Entry.Name} Read(sqlite::SqliteRow row, int first)");
            Read(entry, columns, writer);
            writer.Close();
        }

        writer.Close();
    }

    private static ImmutableArray<MemberSpec> Columns(LogSpec log) => MemberEmitter.Readable(log.EntryObject!.Members);

    private static void Table(SessionSpec session, LogSpec log, SourceWriter writer)
    {
        writer.Write($"public static columns::SqliteLogTable Table {{ get; }} = new({Names.Literal($"{session.StorageName}_{log.Member.ColumnName}")},");
        writer.Write("    [");
        var idColumn = -1;
        if (log.EntryObject is null || log.IsFamily)
        {
            SqliteColumnEmitter.Column(writer, "value", log.Member with { FormerColumns = default }, log.Entry, (log.Upgrades.Count == 0 ? "" : UpgradeEmitter.Whole, ""));
        }
        else
        {
            var columns = Columns(log);
            idColumn = columns.Count(static member => member.IsKey) == 1 ? columns.IndexOf(columns.First(static member => member.IsKey)) : -1;
            Describe(log, columns, writer);
        }

        var former = log.Member.FormerColumns.Select(name => $"{session.StorageName}_{name}").ToList();
        writer.Write($"    ]{(idColumn < 0 ? "" : ", IdColumn: " + idColumn.ToString(CultureInfo.InvariantCulture))}){(former.Count == 0 ? "" : $" {{ FormerNames = {Names.Literals(former)} }}")};");
    }

    private static void Describe(LogSpec log, ImmutableArray<MemberSpec> columns, SourceWriter writer)
    {
        var unknown = log.EntryObject!.Unknown;
        var made = CreationEmitter.Blank(log.EntryObject, log.EntryObject.CodecName + ".");
        foreach (var member in unknown?.ExtensionDataMember is { } keeper ? columns.Add(keeper) : columns)
        {
            SqliteColumnEmitter.Column(writer, member.ColumnName, member, member.Type, (log.Upgrades.Count == 0 ? "" : UpgradeEmitter.Stored(member, unknown), member == unknown?.ExtensionDataMember ? "" : made));
        }
    }

    private static void Read(ObjectSpec entry, ImmutableArray<MemberSpec> columns, SourceWriter writer)
    {
        var accessors = entry.CodecName + ".";
        writer.Append("var entry = ");
        CreationEmitter.Make(writer, entry, ",", Argument, accessors);
        writer.Write(";");
        SqliteColumnEmitter.Read(writer, columns, "entry", entry.IsValueType, accessors);
        SqliteColumnEmitter.ReadUnknown(writer, entry.Unknown, columns.Length, "entry", (keeper, value) =>
            AssignmentEmitter.Assign(keeper, "entry", value, entry.IsValueType, accessors));
        writer.Write("return entry;");
    }

    private static void Argument(SourceWriter writer, MemberSpec member, int index)
    {
        writer.Append("\n    ");
        SqliteColumnEmitter.Value(writer, member, index, member.DefaultValue ?? "default");
    }
}
