namespace Persistence.Tool.Tests.Harness;

/// <summary>A temporary folder of one test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("persist-").FullName;

    /// <summary>The path of something in it.</summary>
    public string this[string name] => Path.Combine(_path, name);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_path, recursive: true);
    }
}
