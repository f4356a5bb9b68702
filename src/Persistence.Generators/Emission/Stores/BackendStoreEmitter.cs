using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits what a backend adds to the store that all backends share: constructors that make its engine, and what only files have.</summary>
internal static class BackendStoreEmitter
{
    public static void Emit(SessionSpec session, BackendCode backend, SourceWriter writer)
    {
        var name = $"{session.PlainName}{backend.Suffix}Store";
        writer.Write($"""
            /// <summary>Keeps <see cref="{session.TypeName}"/> {backend.Place}. It may be used from many threads.</summary>
            {FileFrame.GeneratedCode}
            """);
        writer.Open($"{session.Accessibility} sealed partial class {name} : {Names.Store(session)}");
        Constructors(session, backend, name, writer);
        if (backend.Backend == Backends.Json)
        {
            JsonStoreMembers.Emit(session, writer);
        }

        writer.Close();
    }

    private static void Constructors(SessionSpec session, BackendCode backend, string name, SourceWriter writer)
    {
        var types = $"{session.TypeName}, {session.Key.TypeName}";
        var separator = "";
        foreach (var constructor in backend.Constructors)
        {
            var parameters = constructor.Parameters.Replace("{session}", session.TypeName).Replace("{key}", session.Key.TypeName);
            var engine = session.IsRefused ? $"engine::RefusedSession.Engine<{types}>({Names.Literal(session.PlainName)})"
                : backend.Engine.Length == 0 ? constructor.Arguments : $"new {backend.Engine}<{types}, {Names.Map(session)}>({constructor.Arguments})";
            writer.Write($$"""
                {{separator}}{{constructor.Text}}
                public {{name}}({{parameters}})
                    : base({{engine}}) { }
                """);
            separator = "\n";
        }
    }
}
