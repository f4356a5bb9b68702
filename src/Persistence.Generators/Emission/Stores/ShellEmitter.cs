using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>
/// Emits the types that code names of a class that is wrong altogether, so that the compiler's only complaint is the one about the class:
/// where a declaration names an unknown type, it stops before it asks any analyzer.
/// </summary>
internal static class ShellEmitter
{
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, Backends backends, FileFrame frame)
    {
        var purpose = $"Stands for the stores of {session.PlainName}, which is wrong: see the PG diagnostics of the build.";
        var contract = $"I{session.PlainName}Store";
        var hasContract = session.ShellNames.Items.Contains(contract);
        if (hasContract)
        {
            yield return frame.Make("", purpose, nullable: true, writer => Shell(session, $"interface {contract}", writer));
        }

        foreach (var backend in BackendCode.All.Where(backend => (backends & backend.Backend) != 0))
        {
            var name = $"{session.PlainName}{backend.Suffix}Store";
            if (session.ShellNames.Items.Contains(name))
            {
                yield return frame.Make($"{backend.Suffix}Store", purpose, nullable: true, writer =>
                    Shell(session, $"class {name}{(hasContract ? " : " + contract : "")}", writer));
            }
        }
    }

    /// <summary>Emits what stands for the stores of backends that a class asks for and the project does not reference.</summary>
    public static IEnumerable<GeneratedFile> OfMissing(SessionSpec session, Backends backends, FileFrame frame) => BackendCode.All
        .Where(backend => (backends & backend.Backend) != 0)
        .Select(backend => frame.Make($"{backend.Suffix}Store", $"Stands for a store of {session.PlainName} whose package is not referenced: see the PG diagnostics of the build.", nullable: true, writer =>
            Shell(session, $"class {session.PlainName}{backend.Suffix}Store", writer)));

    private static void Shell(SessionSpec session, string type, SourceWriter writer)
    {
        writer.Write($"""
            /// <summary>Is empty, because the build found an error in the session class {session.PlainName}.</summary>
            {FileFrame.GeneratedCode}
            """);
        writer.Open($"{session.Accessibility} {(type.StartsWith("class", StringComparison.Ordinal) ? "abstract " : "")}partial {type}");
        writer.Close();
    }
}
