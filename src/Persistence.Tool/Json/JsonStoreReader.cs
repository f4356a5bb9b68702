using Persistence.Json;
using Persistence.Tool.Canonical;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>Reads a store of JSON files.</summary>
/// <param name="address">The store.</param>
/// <param name="cancellation">Ends a listing of keys, also before its first one.</param>
internal sealed class JsonStoreReader(StoreAddress address, CancellationToken cancellation = default) : IStoreReader
{
    private readonly JsonFolder _folder = new(address);
    private readonly MemberSorter _sorter = new();
    private (string Name, SessionFileReader Reader) _class = ("", null!);

    /// <inheritdoc/>
    public StoreAddress Address => address;

    /// <inheritdoc/>
    public ReadAhead Ahead { get; set; }

    /// <summary>Says that a session is damaged.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="store">The store.</param>
    /// <param name="where">Where.</param>
    /// <param name="problem">What is wrong.</param>
    public static SessionCorruptedException Damaged(string key, string store, string where, Exception problem) =>
        new($"Session '{key}' in '{store}' is damaged, at {where}: {problem.Message.TrimEnd('.')}.", key, store, problem);

    /// <summary>The folder of a class.</summary>
    /// <param name="stored">The class.</param>
    public string PathOf(StoredClass stored) => _folder.PathOf(stored.Name);

    /// <inheritdoc/>
    public IReadOnlyList<StoredClass> Classes() => _folder.Classes();

    /// <inheritdoc/>
    public IEnumerable<string> Keys(StoredClass stored) => _folder.Keys(stored, cancellation);

    /// <summary>The names of the session files of a class, in no order.</summary>
    /// <param name="stored">The class.</param>
    public IEnumerable<string> Files(StoredClass stored) => _folder.Files(stored.Name);

    /// <inheritdoc/>
    public long Count(StoredClass stored) => _folder.Files(stored.Name).LongCount();

    /// <inheritdoc/>
    public IOpenSession? Open(StoredClass stored, string key)
    {
        ShortLivedObjects.Collect();
        var name = FileNames.Of(key);
        var path = Path.Combine(_folder.PathOf(stored.Name), name);
        try
        {
            if (_class.Name != stored.Name)
            {
                _class = (stored.Name, new SessionFileReader(_folder.PathOf(stored.Name)));
            }

            var open = _class.Reader.Open(name);
            if (open is null || open.State.IsExpired(DateTimeOffset.UtcNow))
            {
                open?.File.Dispose();
                return null;
            }

            return new JsonOpenSession(open, address.Text, path, _sorter);
        }
        catch (LineDamageException problem)
        {
            throw Damaged(key, address.Text, $"file '{path}', byte {problem.Offset}", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
