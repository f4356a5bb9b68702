using System.Globalization;
using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits the core of a session's map: description, key, validation, index values.</summary>
internal static class MapEmitter
{
    // More checks than that stand in a file of their own, so that every file keeps the V2 limits.
    private const int ChecksInFile = 40;

    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, string accessibility, FileFrame frame)
    {
        var isLarge = session.Members.Sum(static member => member.Checks.Count) > ChecksInFile;
        yield return frame.Make("Map", $"What {session.PlainName} is made of: names, key, validation and indexes{(HeaderEmitter.IsSmall(session) ? ", and its header as JSON" : "")}.", nullable: false, writer =>
        {
            Head(session, accessibility, writer);
            if (!isLarge)
            {
                CheckEmitter.Patterns(writer, session.Members);
            }

            Description(session, writer);
            writer.Line();
            Fingerprints(session, writer);
            KeyEmitter.Emit(session, writer);
            writer.Line();
            if (!isLarge)
            {
                Validation(session, writer);
                writer.Line();
            }

            IndexValues(session, writer);
            writer.Line();
            VisitLogs(session, writer);
            writer.Line();
            VisitIndexes(session, writer);
            if (HeaderEmitter.IsSmall(session))
            {
                writer.Line();
                HeaderEmitter.EmitSmall(session, writer);
            }

            writer.Close();
        });
        if (isLarge)
        {
            yield return frame.Make("Map.Validation", $"The validation of {session.PlainName}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                Validation(session, writer);
                writer.Close();
            });
            yield return frame.Make("Map.Patterns", $"The patterns of {session.PlainName}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                CheckEmitter.Patterns(writer, session.Members);
                writer.Close();
            });
        }
    }

    private static void Head(SessionSpec session, string accessibility, SourceWriter writer)
    {
        writer.Write($"""
            /// <summary>How <see cref="{session.TypeName}"/> is stored. For the generated stores; there is nothing to call.</summary>
            {FileFrame.GeneratedCode}
            {FileFrame.Hidden}
            """);
        writer.Open($"""
            {accessibility} sealed partial class {Names.Map(session)} :
                map::ISessionMap<{session.TypeName}, {session.Key.TypeName}>{(HeaderEmitter.IsSmall(session) ? $",\n    {HeaderEmitter.Interface(session)}" : "")}
            """);
    }

    private static void Description(SessionSpec session, SourceWriter writer)
    {
        writer.Write($"""
            // What the generator saw of the class. The analyzer, which sees the code of other generators too, compares.
            internal const string {SessionShape.Constant} = {SessionShape.Of(session):literal};

            """);
        writer.Write("/// <inheritdoc/>");
        writer.Open($"public static map::SessionDescription Description {{ get; }} = new()");
        writer.Write($"""
            ClassName = {session.PlainName:literal},
            Name = {session.StorageName:literal},
            SchemaVersion = {session.SchemaVersion},
            KeyParts = [{string.Join(", ", session.Key.Parts.Select(KeyEmitter.Kind))}],
            """);
        if (session.TimeToLiveTicks > 0)
        {
            writer.Write($"TimeToLive = sys::TimeSpan.FromTicks({session.TimeToLiveTicks.ToString(CultureInfo.InvariantCulture)}), // {TimeSpan.FromTicks(session.TimeToLiveTicks).ToString("c", CultureInfo.InvariantCulture)}");
            writer.Write($"SlidingExpiration = {(session.SlidingExpiration ? "true" : "false")},");
        }

        List(writer, "Members", session.Members, member =>
            writer.Write($"    new({member.PlainName:literal}, {member.JsonName:literal}, {Names.Literals(member.FormerNames)}),"));
        List(writer, "Logs", session.Logs, log => writer.Write($"    {Names.LogMap(log)}.Description,"));
        List(writer, "Indexes", session.Indexes, index =>
            writer.Write($"    new({index.Ordinal}, {index.Member.PlainName:literal}, {index.Member.JsonName:literal}, IsUnique: {(index.IsUnique ? "true" : "false")}, IsMultiValued: {(index.Member.Type.Index == IndexKind.Strings ? "true" : "false")}) {{ ValueType = {ValueType(index.Value):literal} }},"));
        writer.Close(";");
    }

    // The names are the same text in the index, whichever enum they are of.
    private static string ValueType(TypeSpec value) => value.IsEnumByName ? "the name of an enum" : value.Name;

    private static void Fingerprints(SessionSpec session, SourceWriter writer)
    {
        if (session.Logs.Any(static log => log.IsChangeable))
        {
            writer.Write("// Of logs whose entries can be changed: what tells that one was, after it was stored.");
            writer.Write($"internal static readonly map::EntryFingerprint[] Fingerprints =\n[");
            foreach (var log in session.Logs)
            {
                writer.Write(log.IsChangeable ? $"    new map::JsonFingerprint<{log.Entry.Name}, {CodecText.Of(log.Entry.Codec)}>()," : "    null,");
            }

            writer.Write("];\n");
        }
    }

    private static void List<T>(SourceWriter writer, string name, EquatableArray<T> items, Action<T> write)
        where T : IEquatable<T>
    {
        if (items.Count > 0)
        {
            writer.Write($"{name} =\n[");
            foreach (var item in items.Items)
            {
                write(item);
            }

            writer.Write("],");
        }
    }

    private static void Validation(SessionSpec session, SourceWriter writer)
    {
        writer.Write("/// <inheritdoc/>");
        writer.Open($"public static void Validate({session.TypeName} session, map::ValidationErrors errors)");
        CheckEmitter.Calls(writer, session.Members, "session");
        writer.Close();
    }

    private static void IndexValues(SessionSpec session, SourceWriter writer)
    {
        writer.Write("/// <inheritdoc/>");
        writer.Open($"public static void CollectIndexValues({session.TypeName} session, map::IndexValues values)");
        foreach (var index in session.Indexes)
        {
            var value = $"session.{index.Member.Name}";
            var text = index.Member.Type switch
            {
                { Index: IndexKind.Strings } => value,
                { IndexedAs: not null } => $"map::IndexText.Encode({value}, static value => {IndexMembers.Encode(index, "value")})",
                _ => IndexMembers.Encode(index, value),
            };
            writer.Write($"values.{(index.Member.Type.Index == IndexKind.Strings ? "AddAll" : "Add")}({index.Ordinal}, {text});");
        }

        writer.Close();
    }

    private static void VisitLogs(SessionSpec session, SourceWriter writer)
    {
        writer.Write("/// <inheritdoc/>");
        writer.Write("public static void VisitLogs<TVisitor>(ref TVisitor visitor)");
        writer.Open($"    where TVisitor : map::ILogVisitor<{session.TypeName}>, allows ref struct");
        foreach (var log in session.Logs)
        {
            writer.Write($"visitor.Visit<{log.Entry.Name}, {Names.LogMap(log)}>();");
        }

        writer.Close();
    }

    private static void VisitIndexes(SessionSpec session, SourceWriter writer)
    {
        writer.Write("/// <inheritdoc/>");
        writer.Write("public static void VisitIndexes<TVisitor>(ref TVisitor visitor)");
        writer.Open($"    where TVisitor : map::IIndexVisitor, allows ref struct");
        foreach (var index in session.Indexes)
        {
            writer.Write($"visitor.Visit<{index.Value.Name}>({index.Ordinal}, static value => {IndexMembers.Encode(index, "value")});");
        }

        writer.Close();
    }
}
