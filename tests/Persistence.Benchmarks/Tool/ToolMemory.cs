namespace Persistence.Benchmarks.Tool;

/// <summary>The memory of each command that looks at all sessions: it does not grow with them.</summary>
internal static class ToolMemory
{
    private static readonly string[] s_readers = ["list", "leases", "verify", "stats", "export"];

    /// <summary>Measures them.</summary>
    /// <param name="report">Receives the figures.</param>
    /// <param name="stores">The stores, each with its backend.</param>
    /// <param name="document">Their sessions as a document.</param>
    /// <param name="made">A path where commands may make something.</param>
    public static void Run(RatioReport report, (string Backend, string Store)[] stores, string document, string made)
    {
        foreach (var (backend, store) in stores)
        {
            foreach (var command in s_readers)
            {
                ToolProcess.Memory(report, $"{backend}: {command}", static () => { }, command, store);
            }

            ToolProcess.Memory(report, $"{backend}: backup", () => Remove(made), "backup", store, made);
            ToolProcess.Memory(report, $"{backend}: copy to files", () => Remove(made), "copy", store, made);
            ToolProcess.Memory(report, $"{backend}: copy to a database", () => Remove(made + ".db"), "copy", store, made + ".db");
        }

        ToolProcess.Memory(report, "document: import into files", () => Remove(made), "import", document, made);
        ToolProcess.Memory(report, "document: import into a database", () => Remove(made + ".db"), "import", document, made + ".db", "--shape", stores[0].Store);
        Remove(made);
        Remove(made + ".db");
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
        {
            File.Delete(file);
        }
    }
}
