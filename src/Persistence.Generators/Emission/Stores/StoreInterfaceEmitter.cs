using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits a session class's other half, and with it the interface that its stores share.</summary>
internal static class StoreInterfaceEmitter
{
    // Long enough for most classes; a class with more members gets an interface in several files.
    private const int MembersInFile = 24;

    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame)
    {
        var members = TypedMembers.Of(session).ToList();
        for (var start = 0; start == 0 || start < members.Count; start += MembersInFile)
        {
            var part = members.Skip(start).Take(MembersInFile).ToList();
            var isFirst = start == 0;
            var purpose = isFirst
                ? $"The other half of {session.PlainName}, and what every store of it can do."
                : $"More of what every store of {session.PlainName} can do.";
            yield return frame.Make(isFirst ? "" : $"Store.Interface.{part[0].Concept}", purpose, nullable: true, writer => Write(session, part, isFirst, writer));
        }
    }

    private static void Write(SessionSpec session, List<TypedMember> members, bool isFirst, SourceWriter writer)
    {
        if (isFirst)
        {
            PartialClassEmitter.Emit(session, writer);
            writer.Line();
            writer.Write($"""
                /// <summary>A durable store of <see cref="{session.TypeName}"/>. Every backend behaves the same; a store may be used from many threads.</summary>
                {FileFrame.GeneratedCode}
                """);
        }

        writer.Open(isFirst
            ? $"{session.Accessibility} partial interface I{session.PlainName}Store : global::Persistence.ISessionStore<{session.TypeName}, {session.Key.TypeName}>"
            : $"partial interface I{session.PlainName}Store");
        var separator = "";
        foreach (var member in members)
        {
            writer.Write(separator + string.Join("\n", member.Documentation.Split('\n').Select(static line => "/// " + line)));
            writer.Write(member.Signature + ";");
            separator = "\n";
        }

        writer.Close();
    }
}
