using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits the store of one backend: constructors, and typed members that call the engine.</summary>
internal static class StoreEmitter
{
    // The V2 limit on functions in a file, which emitted code obeys too.
    private const int FunctionsInFile = 10;

    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, BackendCode backend, TypedMembers typed, FileFrame frame)
    {
        var name = $"{session.PlainName}{backend.Suffix}Store";
        var purpose = $"The store that keeps {session.PlainName} {backend.Place}.";
        var members = new Queue<TypedMember>(typed.Synchronous);
        yield return frame.Make($"{backend.Suffix}Store", purpose, nullable: true, writer =>
        {
            Head(session, backend, name, writer);
            Constructors(session, backend, name, writer);
            Members(backend, Take(members, FunctionsInFile - backend.Constructors.Count), "\n", writer);
            writer.Close();
        });
        var twins = new Queue<TypedMember>(typed.Asynchronous);
        foreach (var (suffix, part) in Parts(members, "").Concat(Parts(twins, "Async.")))
        {
            yield return frame.Make($"{backend.Suffix}Store.{suffix}", purpose, nullable: true, writer =>
            {
                writer.Open($"partial class {name}");
                Members(backend, part, "", writer);
                writer.Close();
            });
        }
    }

    private static void Head(SessionSpec session, BackendCode backend, string name, SourceWriter writer)
    {
        var types = $"{session.TypeName}, {session.Key.TypeName}, {Names.Map(session)}";
        var (engine, separator) = session.Async ? (backend.AsyncEngine, "\n    ") : (backend.Engine, " ");
        writer.Write($"""
            /// <summary>Keeps <see cref="{session.TypeName}"/> {backend.Place}. It may be used from many threads.</summary>
            {FileFrame.GeneratedCode}
            """);
        writer.Open($"{session.Accessibility} sealed partial class {name} :{separator}{engine}<{types}>,{separator}I{session.PlainName}Store");
    }

    private static void Constructors(SessionSpec session, BackendCode backend, string name, SourceWriter writer)
    {
        var separator = "";
        foreach (var constructor in backend.Constructors)
        {
            var documentation = constructor.Documentation.Select(static parameter => $"/// <param name=\"{parameter.Name}\">{parameter.Text}</param>");
            var parameters = constructor.Parameters.Replace("{session}", session.TypeName).Replace("{key}", session.Key.TypeName);
            writer.Write($$"""
                {{separator}}/// <summary>{{constructor.Summary}}</summary>
                {{string.Join("\n", documentation)}}
                public {{name}}({{parameters}})
                    : base({{constructor.Arguments}})
                {
                }
                """);
            separator = "\n";
        }
    }

    private static void Members(BackendCode backend, List<TypedMember> members, string separator, SourceWriter writer)
    {
        foreach (var member in members)
        {
            writer.Write($"""
                {separator}/// <inheritdoc/>
                public {member.Signature} =>
                    {member.Body(backend)};
                """);
            separator = "\n";
        }
    }

    // What the first file has no room for: each file is named after the first log or index in it.
    private static IEnumerable<(string Suffix, List<TypedMember> Members)> Parts(Queue<TypedMember> members, string kind)
    {
        while (members.Count > 0)
        {
            var suffix = kind + members.Peek().Concept;
            yield return (suffix, Take(members, FunctionsInFile));
        }
    }

    // Whole logs and indexes: the members of one stay together in a file.
    private static List<TypedMember> Take(Queue<TypedMember> members, int room)
    {
        var taken = new List<TypedMember>();
        while (members.Count > 0)
        {
            var concept = members.Peek().Concept;
            var group = members.TakeWhile(member => member.Concept == concept).ToList();
            if (taken.Count + group.Count > room)
            {
                break;
            }

            group.ForEach(_ => taken.Add(members.Dequeue()));
        }

        return taken;
    }
}
