namespace Persistence.Benchmarks.Json;

/// <summary>A store in a folder of its own.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("persistence-benchmark-").FullName;

    /// <summary>Opens the store.</summary>
    /// <param name="durability">What is promised when a call returns.</param>
    public BenchmarkFolder(Durability durability) =>
        Store = new JsonBenchmarkChatJsonStore(_folder, new JsonStoreOptions { Durability = durability });

    /// <summary>The store.</summary>
    public JsonBenchmarkChatJsonStore Store { get; }

    /// <summary>Creates a session with messages.</summary>
    public void Add(string id, int messages) =>
        Store.Create(new JsonBenchmarkChat { Id = id, Messages = [.. JsonBenchmarkMessage.Many(messages, "m")] });

    /// <summary>The file of a session.</summary>
    public string FileOf(string id) => Path.Combine(_folder, "json_chat", id + ".jsonl");

    /// <summary>A file beside the sessions.</summary>
    public string Other(string name) => Path.Combine(_folder, name);

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
