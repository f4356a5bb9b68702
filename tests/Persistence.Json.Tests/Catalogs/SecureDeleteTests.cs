namespace Persistence.Json.Tests.Catalogs;

/// <summary>With <see cref="JsonStoreOptions.SecureDelete"/> no file of the folder has anything of a session that was deleted.</summary>
public sealed class SecureDeleteTests : IDisposable
{
    private static readonly JsonStoreOptions s_options = new() { LeastIndexed = 1, Durability = Durability.Relaxed, SecureDelete = true };

    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Nothing_is_in_any_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere there is no index file");
        using (var store = _place.Open(s_options))
        {
            store.Create(TemporaryStore.Chat("qzxvkwjhd", "wvjqkzxgf"));
            store.Create(TemporaryStore.Chat("stays"));
            store.AppendNotes("qzxvkwjhd", "xkqjzvwhb");
        }

        IndexedPlace.Write(_place, s_options);
        File.Copy(_place.FileOf("qzxvkwjhd"), _place.FileOf("qzxvkwjhd") + ".tmp");
        Assert.Equal(3, Files().Count(static text => text.Contains("qzxvkwjhd", StringComparison.Ordinal)));
        using (var store = _place.Open(s_options))
        {
            Assert.Equal(2, store.Count());
            Assert.True(store.Delete("qzxvkwjhd"));
            Assert.Equal(1, store.Count());
        }

        Assert.DoesNotContain(Files(), static text => text.Contains("qzxvkwjhd", StringComparison.Ordinal) || text.Contains("wvjqkzxgf", StringComparison.Ordinal) || text.Contains("xkqjzvwhb", StringComparison.Ordinal));
    }

    private IEnumerable<string> Files() => Directory.GetFiles(_place.Folder, "*", SearchOption.AllDirectories).Select(static file => file + File.ReadAllText(file));
}
