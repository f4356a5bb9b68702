using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits the query of a session class: a method for each thing that can be asked of an indexed member, over the query that all classes share.</summary>
internal static class QueryEmitter
{
    // Two lines each, or three where names are long.
    private const int MethodsInFile = 100;

    /// <summary>The simple name of the query.</summary>
    /// <param name="session">The session class.</param>
    public static string Name(SessionSpec session) => session.PlainName + "StoreQuery";

    /// <summary>The member of the store that begins a query.</summary>
    /// <param name="session">The session class.</param>
    public static TypedMember Member(SessionSpec session) => new(
        writer => writer.Document($"""
            <summary>Asks for sessions by what is indexed of them, in an order, page by page; to count, delete or load them.</summary>
            <returns>The query, which finds all sessions until conditions are added.</returns>
            """),
        $"{Name(session)} Query()",
        "new(BeginQuery())");

    /// <summary>What follows the name of an index in the method that asks for a part of it, with one text: no other index may be called so.</summary>
    /// <param name="index">The index.</param>
    public static string TextSuffix(IndexSpec index) =>
        index.Member.Type.Index == IndexKind.Strings ? Contains(index.Member.PlainName) : IsText(index) ? "StartsWith" : "";

    /// <summary>Emits the query.</summary>
    /// <param name="session">The session class.</param>
    /// <param name="frame">Makes the files.</param>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame)
    {
        var methods = session.Indexes.SelectMany(index => Methods(session, index)).ToList();
        for (var part = 0; part == 0 || part * MethodsInFile < methods.Count; part++)
        {
            var own = methods.Skip(part * MethodsInFile).Take(MethodsInFile).ToList();
            var isFirst = part == 0;
            yield return frame.Make(isFirst ? "StoreQuery" : $"StoreQuery.{part + 1}", $"What can be asked of the stores of {session.PlainName}.", nullable: true, writer => Write(session, own, isFirst, writer));
        }
    }

    private static void Write(SessionSpec session, List<(string Summary, string Code)> methods, bool isFirst, SourceWriter writer)
    {
        var types = $"{session.TypeName}, {session.Key.TypeName}";
        var name = Name(session);
        if (isFirst)
        {
            writer.Write($"""
                /// <summary>A question for the sessions of a store of <see cref="{session.TypeName}"/>: all conditions hold for what it finds.</summary>
                {FileFrame.GeneratedCode}
                """);
            writer.Open($"{session.Accessibility} sealed partial class {name} : engine::SessionQueryBuilder<{name}, {types}>");
            writer.Write($$"""
                internal {{name}}(engine::QueryDraft<{{types}}> draft)
                    : base(draft) { }

                /// <inheritdoc/>
                protected override {{name}} Make(engine::QueryDraft<{{types}}> draft) => new(draft);
                """);
        }
        else
        {
            writer.Open($"partial class {name}");
        }

        foreach (var (summary, code) in methods)
        {
            writer.Write($"""
                /// <summary>{summary}</summary>
                public {name} {code};
                """);
        }

        writer.Close();
    }

    private static IEnumerable<(string Summary, string Code)> Methods(SessionSpec session, IndexSpec index)
    {
        var (name, ordinal, type) = (index.Member.PlainName, index.Ordinal, index.Value.PublicName.TrimEnd('?'));
        var (member, value) = (Names.See(session, index.Member), index.Value.Name);
        if (index.Member.Type.Index == IndexKind.Strings)
        {
            yield return ($"{member} holds a value.", $"Where{name}{Contains(name)}({type} value) => Where<{value}>({ordinal}, value)");
            yield break;
        }

        yield return ($"{member} is a value.", $"Where{name}({type} value) => Where<{value}>({ordinal}, value)");
        var isText = IsText(index);
        if (IndexMembers.HasRange(index) || isText)
        {
            yield return ($"{member} lies in a range, the end excluded.", $"Where{name}Between({type} from, {type} to) => Between<{value}>({ordinal}, from, to)");
        }

        if (isText)
        {
            yield return ($"{member} begins with a text.", $"Where{name}StartsWith(string prefix) => StartsWith({ordinal}, prefix)");
        }

        if (index.Member.Type.AllowsNull)
        {
            yield return ($"{member} is null.", $"Where{name}IsNull() => IsNull<{value}>({ordinal})");
        }

        yield return ($"Orders by {member}: null first, equal ones by key.", $"OrderBy{name}(bool descending = false) => OrderBy({ordinal}, descending)");
    }

    private static string Contains(string name) => name.EndsWith("s", StringComparison.Ordinal) ? "Contain" : "Contains";

    private static bool IsText(IndexSpec index) => index.Value.Codec == CodecRef.Text;
}
