namespace Persistence.TestKit;

/// <summary>Keeps stores that are files: JSON files, a SQLite database.</summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
/// <param name="name">The name of the backend, which is that of its folder: <c>json</c>, <c>sqlite</c>.</param>
/// <param name="open">Opens a store whose files are in the folder that it is given; a SQLite database without pooling, so that its file is whole when the store is closed.</param>
public sealed class FolderFixtures<TStore>(string name, Func<string, TStore> open) : FixtureBackend<TStore>(name)
    where TStore : class, IDisposable
{
    /// <inheritdoc/>
    public override void Write(string folder, Action<TStore> write)
    {
        using (var store = open(folder))
        {
            write(store);
        }

        // Locks, and what a store notes for itself: no session is in them, and the next store makes them again.
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(".*", SearchOption.AllDirectories).ToList())
        {
            file.Delete();
        }
    }

    /// <inheritdoc/>
    public override void Read(string folder, Action<TStore> read)
    {
        var copy = Directory.CreateTempSubdirectory("fixture-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            using var store = open(copy);
            read(store);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
