namespace Persistence.TestKit;

/// <summary>Keeps stores of a Redis server as a text: a line for each key, the command that makes it. No command of the server's own format of dumps is needed.</summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
/// <param name="prefix">A key prefix that nothing else on the server uses: all that is stored under it is deleted. Fixtures hold it, so it stays.</param>
/// <param name="execute">Sends a command with its arguments, and returns the answer: one value, or several.</param>
/// <param name="open">Opens a store that has the prefix.</param>
public sealed class RedisFixtures<TStore>(string prefix, Func<string, byte[][], byte[]?[]?> execute, Func<TStore> open) : FixtureBackend<TStore>("redis")
    where TStore : class, IDisposable
{
    private const string FileName = "keys.jsonl";

    private readonly RedisKeyLines _keys = new(prefix, execute);

    /// <inheritdoc/>
    public override void Write(string folder, Action<TStore> write)
    {
        _keys.Delete();
        try
        {
            Use(write);
            File.WriteAllText(Path.Combine(folder, FileName), string.Concat(_keys.Read().Select(static line => line + "\n")));
        }
        finally
        {
            _keys.Delete();
        }
    }

    /// <inheritdoc/>
    public override void Read(string folder, Action<TStore> read)
    {
        _keys.Delete();
        try
        {
            _keys.Make(File.ReadLines(Path.Combine(folder, FileName)));
            Use(read);
        }
        finally
        {
            _keys.Delete();
        }
    }

    private void Use(Action<TStore> action)
    {
        using var store = open();
        action(store);
    }
}
