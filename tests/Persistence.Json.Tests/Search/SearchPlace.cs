using Persistence.Json.Tests.Catalogs;
using Persistence.Json.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Json.Tests.Search;

/// <summary>A folder of notebooks with copies of its search indexes.</summary>
internal sealed class SearchPlace : IDisposable
{
    private readonly TemporaryStore _place = new();

    /// <summary>The settings of a store that stores copies, however small.</summary>
    public static JsonStoreOptions Copied { get; } = new() { LeastIndexed = 1, LeastSearched = 1, Durability = Durability.Relaxed };

    /// <summary>The folder that is given to stores.</summary>
    public string Folder => _place.Folder;

    /// <summary>The copies of headers and of both logs.</summary>
    public IReadOnlyList<string> Files => [.. ((string[])[".words.search", ".words.facts.search", ".words.remarks.search"]).Select(FileOf)];

    public void Dispose() => _place.Dispose();

    /// <summary>A file of the class' folder.</summary>
    /// <param name="name">Its name.</param>
    public string FileOf(string name) => Path.Combine(Folder, "notebook", name);

    /// <summary>Opens a store.</summary>
    /// <param name="options">Settings; null for those that store copies.</param>
    public NotebookJsonStore Open(JsonStoreOptions? options = null) => new(Folder, options ?? Copied);

    /// <summary>Creates notebooks.</summary>
    /// <param name="random">Decides what is in them.</param>
    /// <param name="count">How many.</param>
    public void Fill(Random random, int count)
    {
        var texts = new RandomTexts(random);
        using var store = Open();
        for (var number = 0; number < count; number++)
        {
            store.Create(new Notebook { Id = $"k{number}", Title = texts.Stored(4), Facts = [new NotebookFact("1", texts.Stored(3), texts.Stored(9))], Remarks = [texts.Stored(9), texts.Stored(9)] });
        }
    }

    /// <summary>Lets stores search until one that is new need not read any session: the files are old enough to be known by their time.</summary>
    public void Settle() => Assert.True(SpinWait.SpinUntil(IsSettled, TimeSpan.FromSeconds(60)));

    /// <summary>The session files that a store reads that is new.</summary>
    /// <param name="use">Uses it.</param>
    public IReadOnlyList<string> Read(Action<NotebookJsonStore> use)
    {
        var files = new CountedFiles();
        using var store = Open(Copied with { Files = files });
        files.Opened.Clear();
        use(store);
        return [.. files.Opened.Where(static name => name.EndsWith(".jsonl", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
    }

    // Where less than an eighth was too young when the copy was stored it is not stored again, however old the files are by now.
    private bool IsSettled()
    {
        if (ReadBySearch() == 0)
        {
            return true;
        }

        Array.ForEach(Directory.GetFiles(Path.Combine(Folder, "notebook"), "*.search"), File.Delete);
        ReadBySearch();
        return false;
    }

    private int ReadBySearch() => Read(static store => SearchLines.Of(store, new SearchQuery("nothingness"), 3)).Count;

    /// <summary>What is found.</summary>
    /// <param name="store">Where.</param>
    public static List<string> Found(NotebookJsonStore store) =>
        [.. ((string[])["alpha the of", "東京", "agent user_id beta", "gamma"]).SelectMany(words => SearchLines.Of(store, new SearchQuery(words), 50))];

    /// <summary>What is found where every session is read.</summary>
    public List<string> Right()
    {
        using var plain = Open(new JsonStoreOptions { MayWatch = false });
        return Found(plain);
    }

    /// <summary>Checks what a new store finds.</summary>
    /// <param name="right">What it should.</param>
    /// <param name="what">What was done.</param>
    public void Check(List<string> right, string what)
    {
        using var store = Open(Copied with { LeastSearched = int.MaxValue });
        Assert.Equal((what, string.Join('\n', right)), (what, string.Join('\n', Found(store))));
    }
}
