using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests;

/// <summary>A folder of its own, and stores in it.</summary>
internal sealed class TemporaryStore : IDisposable
{
    /// <summary>The folder that is given to stores.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("persistence-json-").FullName;

    /// <summary>The folder of the class <see cref="Chat"/>.</summary>
    public string ChatFolder => Path.Combine(Folder, "chat");

    public static Remark Remark(string id, string content = "ready") => new(id, "Agent-7", content);

    public static Chat Chat(string id, string topic = "topic") => new() { Id = id, Topic = topic };

    public ChatJsonStore Open(JsonStoreOptions? options = null) => new(Folder, options);

    /// <summary>The file of a session whose key is plain lower-case text.</summary>
    public string FileOf(string key) => Path.Combine(ChatFolder, key + ".jsonl");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
