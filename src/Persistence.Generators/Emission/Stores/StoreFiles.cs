using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>
/// Emits what a user sees of the stores: the interface, the store that all backends share, and of each backend a class of constructors. In one file
/// where that keeps the V2 limits on lines and classes, which a class with few members and the three backends does.
/// </summary>
internal static class StoreFiles
{
    private const int MostLines = 370;
    private const int MostClasses = 5;

    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, IReadOnlyList<BackendCode> backends, FileFrame frame)
    {
        var typed = new TypedMembers(session);
        var members = typed.Synchronous.Length + typed.Asynchronous.Length;
        var contract = 20 + (typed.Synchronous.Length * 8) + (typed.Asynchronous.Length * 10);
        var store = 30 + (members * 3);
        var isTogether = contract + store <= MostLines;
        var hasConstructors = backends.Count > 0
            && (isTogether ? contract : 0) + store + backends.Sum(backend => Lines(session, backend)) <= MostLines
            && session.Containers.Count + backends.Count + (isTogether ? 2 : 1) <= MostClasses;
        if (!isTogether)
        {
            foreach (var file in StoreInterfaceEmitter.Emit(session, typed, frame))
            {
                yield return file;
            }
        }

        foreach (var file in SharedStoreEmitter.Emit(session, typed, Beside, frame))
        {
            yield return file;
        }

        foreach (var part in hasConstructors ? [] : Parts(session, backends))
        {
            yield return frame.Make(part.Suffix, $"Opens the stores of {session.PlainName}: a class of constructors for each backend.", nullable: true, writer => Constructors(session, part.Backends, "", writer));
        }

        void Beside(bool isBefore, SourceWriter writer)
        {
            if (isBefore && isTogether)
            {
                StoreInterfaceEmitter.Whole(session, typed, writer);
                writer.Line();
            }
            else if (!isBefore && hasConstructors)
            {
                Constructors(session, backends, "\n", writer);
            }
        }
    }

    private static int Lines(SessionSpec session, BackendCode backend) => 6 + (backend.Constructors.Count * 7) + (backend.Backend == Backends.Json ? session.Async ? 40 : 24 : 0);

    private static void Constructors(SessionSpec session, IEnumerable<BackendCode> backends, string separator, SourceWriter writer)
    {
        foreach (var backend in backends)
        {
            writer.Append(separator);
            BackendStoreEmitter.Emit(session, backend, writer);
            separator = "\n";
        }
    }

    // As many classes in a file as V2 allows.
    private static IEnumerable<(string Suffix, List<BackendCode> Backends)> Parts(SessionSpec session, IReadOnlyList<BackendCode> backends)
    {
        var perFile = Math.Max(1, MostClasses - session.Containers.Count);
        for (var start = 0; start < backends.Count; start += perFile)
        {
            yield return (start == 0 ? "Store.Constructors" : $"Store.Constructors.{(start / perFile) + 1}", backends.Skip(start).Take(perFile).ToList());
        }
    }
}
