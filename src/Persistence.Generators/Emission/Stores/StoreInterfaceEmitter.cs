using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>Emits the interface that the stores of a session class share.</summary>
internal static class StoreInterfaceEmitter
{
    // Long enough for most classes; a class with more members gets an interface in several files.
    private const int MembersInFile = 24;

    // Five to a log, with longer documentation.
    private const int AsyncMembersInFile = 20;

    /// <summary>Emits the interface in files of its own.</summary>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, TypedMembers typed, FileFrame frame)
    {
        var members = typed.Synchronous;
        for (var start = 0; start == 0 || start < members.Length; start += MembersInFile)
        {
            var part = members.Skip(start).Take(MembersInFile).ToList();
            var isFirst = start == 0;
            yield return frame.Make($"Store.Interface{Number(start / MembersInFile)}", $"What every store of {session.PlainName} can do.", nullable: true, writer => Write(session, part, isFirst, writer));
        }

        var asynchronous = typed.Asynchronous;
        for (var start = 0; start < asynchronous.Length; start += AsyncMembersInFile)
        {
            var part = asynchronous.Skip(start).Take(AsyncMembersInFile).ToList();
            yield return frame.Make($"Store.Interface.Async{Number(start / AsyncMembersInFile)}", $"What every store of {session.PlainName} can do asynchronously.", nullable: true, writer => Write(session, part, isFirst: false, writer));
        }
    }

    /// <summary>Emits the whole interface.</summary>
    public static void Whole(SessionSpec session, TypedMembers typed, SourceWriter writer) =>
        Write(session, [.. typed.Synchronous, .. typed.Asynchronous], isFirst: true, writer);

    private static string Number(int part) => part == 0 ? "" : $".{part + 1}";

    private static void Write(SessionSpec session, List<TypedMember> members, bool isFirst, SourceWriter writer)
    {
        if (isFirst)
        {
            writer.Write($"""
                /// <summary>A durable store of <see cref="{session.TypeName}"/>. Every backend behaves the same; a store may be used from many threads.</summary>
                {FileFrame.GeneratedCode}
                """);
        }

        writer.Open(isFirst
            ? $"{session.Accessibility} partial interface I{session.PlainName}Store :{Contract(session)}"
            : $"partial interface I{session.PlainName}Store");
        var separator = "";
        foreach (var member in members)
        {
            writer.Append(separator);
            member.Document(writer);
            writer.Write($"{member.Signature};");
            separator = "\n";
        }

        writer.Close();
    }

    private static string Contract(SessionSpec session)
    {
        var types = $"{session.TypeName}, {session.Key.TypeName}";
        return session.Async
            ? $"\n    core::ISessionStore<{types}>,\n    core::IAsyncSessionStore<{types}>"
            : $" core::ISessionStore<{types}>";
    }
}
