namespace Swarm.Stores;

/// <summary>A file in the swarm's folder that says which backend it is on, and where it is moving to.</summary>
public static class StoreNote
{
    /// <summary>The backend; SQLite where nothing is noted.</summary>
    public static StoreAddress Read(string folder) => ReadAddress(Present(folder)) ?? new StoreAddress(StoreKind.Sqlite);

    /// <summary>Where the swarm is moving to; null for nowhere.</summary>
    public static StoreAddress? ReadTarget(string folder) => ReadAddress(Target(folder));

    /// <summary>Notes the backend of a new swarm. One that is on a backend stays there.</summary>
    /// <exception cref="SwarmException">It is on another one.</exception>
    public static void Begin(string folder, StoreAddress? wanted)
    {
        Directory.CreateDirectory(folder);
        var noted = ReadAddress(Present(folder));
        if (noted is null)
        {
            Write(Present(folder), wanted ?? new StoreAddress(StoreKind.Sqlite));
        }
        else if (wanted is not null && wanted != noted)
        {
            throw SwarmException.Refused($"The swarm of {folder} is on {noted}: 'move {wanted}' brings it there, and --folder names another swarm.");
        }
    }

    /// <summary>Requires that a swarm began in a folder.</summary>
    /// <exception cref="SwarmException">None did.</exception>
    public static void Require(string folder)
    {
        if (!File.Exists(Present(folder)))
        {
            throw SwarmException.Refused($"There is no swarm in {folder}.");
        }
    }

    /// <summary>Asks for a move. It is done by the swarm that runs, or by the next one that does.</summary>
    public static void Ask(string folder, StoreAddress target) => Write(Target(folder), target);

    /// <summary>The move is done: the swarm is on its target.</summary>
    public static void Finish(string folder) => File.Move(Target(folder), Present(folder), overwrite: true);

    private static string Present(string folder) => Path.Combine(folder, "store.txt");

    private static string Target(string folder) => Path.Combine(folder, "move-to.txt");

    private static StoreAddress? ReadAddress(string path) => File.Exists(path) ? StoreAddress.Parse(File.ReadAllText(path).Trim()) : null;

    // Written beside and renamed: never half a note.
    private static void Write(string path, StoreAddress address)
    {
        File.WriteAllText(path + ".new", address + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}
