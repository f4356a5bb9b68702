using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits the query of a session class: a method for each thing that can be asked of an indexed member, over the query that all classes share.</summary>
internal static class QueryEmitter
{
    // Two lines each, or three where names are long.
    private const int MethodsInFile = 100;

    // Ten lines each, with their documentation.
    private const int SearchesInFile = 30;

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
        var methods = session.Indexes.SelectMany(Methods).ToList();
        for (var part = 0; part == 0 || part * MethodsInFile < methods.Count; part++)
        {
            var own = methods.Skip(part * MethodsInFile).Take(MethodsInFile);
            var isFirst = part == 0;
            yield return frame.Make(isFirst ? "StoreQuery" : $"StoreQuery.{part + 1}", $"What can be asked of the stores of {session.PlainName}.", nullable: true, writer => Write(session, own, isFirst, writer));
        }

        var searches = SearchMembers.OfQuery(session).Concat(VectorMembers.OfQuery(session)).ToList();
        for (var start = 0; start < searches.Count; start += SearchesInFile)
        {
            var own = searches.Skip(start).Take(SearchesInFile);
            yield return frame.Make($"StoreQuery.Search{(start == 0 ? "" : $".{(start / SearchesInFile) + 1}")}", $"What can be searched of {session.PlainName} among the sessions that a query finds.", nullable: true, writer => Write(session, own, writer));
        }
    }

    private static void Write(SessionSpec session, IEnumerable<TypedMember> searches, SourceWriter writer)
    {
        writer.Open($"partial class {Name(session)}");
        var separator = "";
        foreach (var search in searches)
        {
            writer.Append(separator);
            search.Document(writer);
            writer.Write($"public {search.Signature} => {search.Call};");
            separator = "\n";
        }

        writer.Close();
    }

    private static void Write(SessionSpec session, IEnumerable<(IndexSpec Index, Method Method)> methods, bool isFirst, SourceWriter writer)
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

        foreach (var (index, method) in methods)
        {
            Write(session, index, method, writer);
        }

        writer.Close();
    }

    private static IEnumerable<(IndexSpec Index, Method Method)> Methods(IndexSpec index)
    {
        if (index.Member.Type.Index == IndexKind.Strings)
        {
            yield return (index, Method.Holds);
            yield break;
        }

        yield return (index, Method.Is);
        if (IndexMembers.HasRange(index) || IsText(index))
        {
            yield return (index, Method.Between);
        }

        if (IsText(index))
        {
            yield return (index, Method.StartsWith);
        }

        if (index.Member.Type.AllowsNull)
        {
            yield return (index, Method.IsNull);
        }

        yield return (index, Method.OrderBy);
    }

    private static void Write(SessionSpec session, IndexSpec index, Method method, SourceWriter writer)
    {
        var (member, query) = (Names.See(session, index.Member), Name(session));
        var (name, ordinal, value, type) = (index.Member.PlainName, index.Ordinal, index.Value.Name, index.Value.PublicName.TrimEnd('?'));
        switch (method)
        {
            case Method.Holds:
                writer.Write($"/// <summary>{member} holds a value.</summary>\npublic {query} Where{name}{Contains(name)}({type} value) => Where<{value}>({ordinal}, value);");
                break;
            case Method.Is:
                writer.Write($"/// <summary>{member} is a value.</summary>\npublic {query} Where{name}({type} value) => Where<{value}>({ordinal}, value);");
                break;
            case Method.Between:
                writer.Write($"/// <summary>{member} lies in a range, the end excluded.</summary>\npublic {query} Where{name}Between({type} from, {type} to) => Between<{value}>({ordinal}, from, to);");
                break;
            case Method.StartsWith:
                writer.Write($"/// <summary>{member} begins with a text.</summary>\npublic {query} Where{name}StartsWith(string prefix) => StartsWith({ordinal}, prefix);");
                break;
            case Method.IsNull:
                writer.Write($"/// <summary>{member} is null.</summary>\npublic {query} Where{name}IsNull() => IsNull<{value}>({ordinal});");
                break;
            default:
                writer.Write($"/// <summary>Orders by {member}: null first, equal ones by key.</summary>\npublic {query} OrderBy{name}(bool descending = false) => OrderBy({ordinal}, descending);");
                break;
        }
    }

    private static string Contains(string name) => name.EndsWith("s", StringComparison.Ordinal) ? "Contain" : "Contains";

    private static bool IsText(IndexSpec index) => index.Value.Codec == CodecRef.Text;

    private enum Method
    {
        Holds,
        Is,
        Between,
        StartsWith,
        IsNull,
        OrderBy,
    }
}
