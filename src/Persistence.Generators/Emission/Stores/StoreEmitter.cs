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
        var firstRoom = FunctionsInFile - backend.Constructors.Count;
        var first = Take(typed.Synchronous, 0, firstRoom);
        yield return frame.Make($"{backend.Suffix}Store", purpose, nullable: true, writer =>
        {
            Head(session, backend, name, writer);
            Constructors(session, backend, name, writer);
            Members(backend, first, "\n", writer);
            writer.Close();
        });
        foreach (var (suffix, part) in Parts(typed.Synchronous, first.Count, "").Concat(Parts(typed.Asynchronous, 0, "Async.")))
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
            var parameters = constructor.Parameters.Replace("{session}", session.TypeName).Replace("{key}", session.Key.TypeName);
            writer.Write($$"""
                {{separator}}{{constructor.Text}}
                public {{name}}({{parameters}})
                    : base({{constructor.Arguments}})
                {
                }
                """);
            separator = "\n";
        }
    }

    private static void Members(BackendCode backend, ArraySegment<TypedMember> members, string separator, SourceWriter writer)
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
    private static IEnumerable<(string Suffix, ArraySegment<TypedMember> Members)> Parts(TypedMember[] members, int start, string kind)
    {
        while (start < members.Length)
        {
            var part = Take(members, start, FunctionsInFile);
            yield return (kind + members[start].Concept, part);
            start += part.Count;
        }
    }

    // Whole logs and indexes: the members of one stay together in a file.
    private static ArraySegment<TypedMember> Take(TypedMember[] members, int start, int room)
    {
        var end = start;
        for (var index = start; index < members.Length && index - start < room; index++)
        {
            if (index + 1 == members.Length || members[index + 1].Concept != members[index].Concept)
            {
                end = index + 1;
            }
        }

        return new ArraySegment<TypedMember>(members, start, end - start);
    }
}
