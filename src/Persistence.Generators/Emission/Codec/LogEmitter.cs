using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits the map of one log.</summary>
internal static class LogEmitter
{
    // More checks than that stand in a file of their own, so that every file keeps the V2 limits.
    private const int ChecksInFile = 40;

    /// <summary>Whether the codec of the log's entries fits beside it.</summary>
    public static bool FitsBeside(LogSpec log) => !log.IsFamily && !IsLarge(log) && log.EntryObject is { } entry && ObjectEmitter.IsSmall(entry);

    /// <summary>Emits the map of a log.</summary>
    /// <param name="session">The session class.</param>
    /// <param name="log">The log.</param>
    /// <param name="entry">The type whose codec stands in the same file; null for none.</param>
    /// <param name="frame">Makes the files.</param>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, LogSpec log, ObjectSpec? entry, FileFrame frame)
    {
        var isLarge = IsLarge(log);
        var purpose = $"The log {log.Member.PlainName} of {session.PlainName}{(entry is null ? "" : ", and its entries as JSON")}.";
        yield return frame.Make($"Map.{Names.LogMap(log)}", purpose, nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)}");
            Content(session, log, entry, writer);
            writer.Close();
        });
        if (isLarge)
        {
            yield return frame.Make($"Map.{Names.LogMap(log)}.Validation", $"The validation of an entry of the log {log.Member.PlainName} of {session.PlainName}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                writer.Open($"partial class {Names.LogMap(log)}");
                LogValidation.Emit(log, writer);
                writer.Close();
                writer.Close();
            });
            yield return frame.Make($"Map.{Names.LogMap(log)}.Patterns", $"The patterns of an entry of the log {log.Member.PlainName} of {session.PlainName}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                writer.Open($"partial class {Names.LogMap(log)}");
                LogValidation.Patterns(log, writer);
                writer.Close();
                writer.Close();
            });
        }
    }

    /// <summary>Emits a log into the core of the map, with the codec of its entries where that fits.</summary>
    public static void EmitBeside(SessionSpec session, LogSpec log, SourceWriter writer) =>
        Content(session, log, FitsBeside(log) ? log.EntryObject : null, writer);

    private static void Content(SessionSpec session, LogSpec log, ObjectSpec? entry, SourceWriter writer)
    {
        writer.Open($"internal sealed partial class {Names.LogMap(log)} : map::ILogMap<{session.TypeName}, {log.Entry.Name}>");
        if (!IsLarge(log))
        {
            LogValidation.Patterns(log, writer);
        }

        Head(session, log, writer);
        writer.Line();
        Entries(session, log, writer);
        if (!IsLarge(log))
        {
            writer.Line();
            LogValidation.Emit(log, writer);
        }

        writer.Close();
        if (entry is not null)
        {
            writer.Line();
            ObjectEmitter.EmitSmall(session, entry, writer);
        }
    }

    private static bool IsLarge(LogSpec log)
    {
        var checks = 0;
        foreach (var member in log.EntryObject?.Members ?? default)
        {
            checks += member.Checks.Count;
        }

        return checks > ChecksInFile;
    }

    private static void Head(SessionSpec session, LogSpec log, SourceWriter writer)
    {
        var member = log.Member;
        writer.Write($"public static map::LogDescription Description {{ get; }} = new(Ordinal: {log.Ordinal}, {member.PlainName:literal}, {member.JsonName:literal}{(log.IsExclusive ? ", core::AppendRule.Exclusive" : "")}{(LogValidation.Ids(log).Count > 0 ? ", HasIds: true" : "")}){Initializer(member.FormerNames.Count == 0 ? "" : $"FormerNames = {Names.Literals(member.FormerNames)}", UpgradeEmitter.Of(session, log), SearchMembers.Description(SearchMembers.Of(log)), VectorMembers.Description(VectorMembers.Of(log)))};");
    }

    private static string Initializer(params string[] parts) =>
        string.Join(", ", parts.Where(static part => part.Length > 0)) is { Length: > 0 } all ? $" {{ {all} }}" : "";

    private static void Entries(SessionSpec session, LogSpec log, SourceWriter writer)
    {
        var member = log.Member;
        var collection = $"session.{member.Name}";
        var view = log.IsList ? $"sys::Runtime.InteropServices.CollectionsMarshal.AsSpan({collection})"
            : log.IsArray ? collection
            : $"map::CollectionFill.Copy({collection})";
        var assigned = member.Setter switch
        {
            SetterKind.Fill => AssignmentEmitter.Assign(member, "session", "entries", isValueType: false),
            _ => AssignmentEmitter.Assign(member, "session", log.IsArray ? "entries.ToArray()" : "entries", isValueType: false),
        };
        var ids = LogValidation.Ids(log);
        var id = Id(ids, static part => $"entry.{part.Name}");
        writer.Write($$"""
            public static sys::ReadOnlySpan<{{log.Entry.Name}}> GetEntries({{session.TypeName}} session) => {{view}};
            public static void SetEntries({{session.TypeName}} session, sys::Collections.Generic.List<{{log.Entry.Name}}> entries) => {{assigned}}
            public static string GetId({{log.Entry.Name}} entry) => {{id}};
            public static void Write(json::JsonWriter writer, {{log.Entry.Name}} entry) => {{log.Entry.Codec}}.Write(writer, entry);
            public static {{log.Entry.Name}} Read(ref json::JsonReader reader) => {{log.Entry.Codec}}.Read(ref reader);
            """);
        MapVisits.Texts(log.Entry.Name, "entry", log.Member.SearchWeight > 0 ? [""] : SearchMembers.Of(log).Select(static part => $".{part.Name}"), VectorMembers.Of(log), writer);
        if (log.Upgrades.Count > 0 && ids.Count > 0)
        {
            writer.Write($"public static string ReadId(sys::ReadOnlySpan<byte> entry) => {Id(ids, static part => $"map::StoredEntryId.Read<{part.Type.Name}, {CodecText.Of(part.Type.Codec)}>(entry, {string.Join(", ", part.FormerNames.Items.Prepend(part.JsonName).Select(Names.Literal))})")};");
        }
    }

    private static string Id(IReadOnlyList<MemberSpec> parts, Func<MemberSpec, string> value) => parts.Count switch
    {
        0 => "null",
        1 => KeyEmitter.Format(parts[0].Type, value(parts[0])),
        _ => $"map::KeyText.Join({string.Join(", ", parts.Select(part => KeyEmitter.Format(part.Type, value(part))))})",
    };
}
