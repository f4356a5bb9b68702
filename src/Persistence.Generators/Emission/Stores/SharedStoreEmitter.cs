using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits the typed members of a session class once, over whatever engine a store has.</summary>
internal static class SharedStoreEmitter
{
    // A member is one expression, in four to six lines: these fit into the limit on lines. Only a class with dozens of logs and indexes has more.
    private const int MembersInFile = 50;

    /// <summary>Emits the store.</summary>
    /// <param name="session">The session class.</param>
    /// <param name="typed">The typed members.</param>
    /// <param name="beside">Emits what stands in the first file before it, given true, and after it, given false.</param>
    /// <param name="frame">Makes the files.</param>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, TypedMembers typed, Action<bool, SourceWriter> beside, FileFrame frame)
    {
        var members = typed.Synchronous.Concat(typed.Asynchronous).ToList();
        var purpose = $"The stores of {session.PlainName}: the typed members, the same for every backend, over an engine.";
        for (var part = 0; part == 0 || part * MembersInFile < members.Count; part++)
        {
            var own = members.Skip(part * MembersInFile).Take(MembersInFile).ToList();
            var isFirst = part == 0;
            yield return frame.Make(isFirst ? "Store" : $"Store.{part + 1}", purpose, nullable: true, writer =>
            {
                if (isFirst)
                {
                    beside(true, writer);
                    Head(session, writer);
                }
                else
                {
                    writer.Open($"partial class {Names.Store(session)}");
                }

                Members(own, isFirst ? "\n" : "", writer);
                writer.Close();
                if (isFirst)
                {
                    beside(false, writer);
                }
            });
        }
    }

    private static void Head(SessionSpec session, SourceWriter writer)
    {
        var types = $"{session.TypeName}, {session.Key.TypeName}";
        writer.Write($"""
            /// <summary>A store of <see cref="{session.TypeName}"/>, the same for every backend. It may be used from many threads.</summary>
            {FileFrame.GeneratedCode}
            """);
        writer.Open($"{session.Accessibility} abstract partial class {Names.Store(session)} :\n    engine::SessionStore<{types}>,\n    I{session.PlainName}Store");
        writer.Write($$"""
            /// <summary>Makes a store of an engine.</summary>
            /// <param name="engine">The engine; it is closed with the store.</param>
            protected {{Names.Store(session)}}(engine::SessionEngine<{{types}}> engine)
                : base(engine) { }
            """);
        if (!session.IsRefused)
        {
            // The map is internal; the engine's assembly and the store's may both be others.
            writer.Write($$"""

                /// <summary>Makes a store whose engine another assembly brings.</summary>
                /// <param name="engines">Makes the engine.</param>
                protected {{Names.Store(session)}}(engine::ISessionEngineFactory engines)
                    : base(engines.Create<{{types}}, {{Names.Map(session)}}>()) { }
                """);
        }
    }

    private static void Members(List<TypedMember> members, string separator, SourceWriter writer)
    {
        foreach (var member in members)
        {
            writer.Write($"""
                {separator}/// <inheritdoc/>
                public {member.Signature} => {member.Call};
                """);
            separator = "";
        }
    }
}
