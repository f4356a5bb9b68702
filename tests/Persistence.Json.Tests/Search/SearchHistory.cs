using Persistence.Json.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Json.Tests.Search;

/// <summary>What programs and people do with notebooks, in a random order: two stores over one folder, and hands.</summary>
internal sealed class SearchHistory : IDisposable
{
    private readonly TemporaryStore? _own;
    private readonly string _folder;
    private readonly MovableClock _clock = new();
    private readonly Random _random;
    private readonly RandomTexts _texts;
    private readonly List<NotebookJsonStore> _stores;
    private int _ids;

    /// <summary>Opens the stores.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="folder">Where; null for a folder of its own.</param>
    public SearchHistory(Random random, string? folder = null)
    {
        _own = folder is null ? new TemporaryStore() : null;
        _folder = folder ?? _own!.Folder;
        (_random, _texts) = (random, new RandomTexts(random));
        _stores = [Open(), Open()];
    }

    public void Dispose()
    {
        _stores.ForEach(static store => store.Dispose());
        _own?.Dispose();
    }

    /// <summary>Does something.</summary>
    public void Step()
    {
        Action<NotebookJsonStore, string>[] deeds = [Create, Create, Save, Append, Append, Append, static (store, key) => store.Delete(key), Expire, Replace, Edit, Reopen, Reopen, Settle, Damage];
        deeds[_random.Next(deeds.Length)](_stores[_random.Next(2)], $"k{_random.Next(9)}");
    }

    /// <summary>Compares what each store finds with what is found where every session is read.</summary>
    /// <returns>How many lines were compared.</returns>
    public int Compare()
    {
        using var plain = new NotebookJsonStore(_folder, new JsonStoreOptions { TimeProvider = _clock, MayWatch = false });
        var (limit, count) = (_random.Next(1, 9), 0);
        foreach (var query in Enumerable.Range(0, 8).Select(_ => _texts.Query()))
        {
            var right = SearchLines.Of(plain, query, limit);
            count += right.Count;
            Assert.All(_stores, store => Assert.Equal(right, SearchLines.Of(store, query, limit)));
        }

        return count;
    }

    private NotebookJsonStore Open() => new(_folder, new JsonStoreOptions { TimeProvider = _clock, Durability = Durability.Relaxed, LeastIndexed = 1, LeastSearched = 1 });

    private string FileOf(string key) => Path.Combine(_folder, "notebook", key + ".jsonl");

    private NotebookFact[] Facts(int most) => [.. Enumerable.Range(0, _random.Next(most)).Select(_ => new NotebookFact($"{++_ids}", _texts.Stored(3), _random.Next(4) == 0 ? null : _texts.Stored(12)))];

    private string[] Remarks(int most) => [.. Enumerable.Range(0, _random.Next(most)).Select(_ => _texts.Stored(9))];

    private void Create(NotebookJsonStore store, string key)
    {
        if (!File.Exists(FileOf(key)))
        {
            store.Create(new Notebook { Id = key, Title = _texts.Stored(4), Tags = [_texts.Stored(2), _texts.Stored(1)], Facts = [.. Facts(8)], Remarks = [.. Remarks(_random.Next(4) == 0 ? 700 : 9)] });
        }
    }

    private void Save(NotebookJsonStore store, string key)
    {
        if (TryLoad(store, key) is { } book)
        {
            book.Edits++;
            book.Title = _random.Next(3) == 0 ? book.Title : _texts.Stored(5);
            store.Save(book);
        }
    }

    private void Append(NotebookJsonStore store, string key)
    {
        if (TryLoad(store, key) is not null)
        {
            store.AppendFacts(key, Facts(5));
            store.AppendRemarks(key, Remarks(_random.Next(5) == 0 ? 300 : 6));
        }
    }

    private void Expire(NotebookJsonStore store, string key)
    {
        _clock.Now += TimeSpan.FromDays(_random.Next(16));
        if (_random.Next(2) == 0)
        {
            store.PurgeExpired();
        }
    }

    // The same key and other texts, in a file as long as chance has it.
    private void Replace(NotebookJsonStore store, string key)
    {
        store.Delete(key);
        Create(store, key);
    }

    // A person changes a word: the checksum no longer fits, or the header is an empty file.
    private void Edit(NotebookJsonStore store, string key)
    {
        if (File.Exists(FileOf(key)) && _random.Next(3) == 0)
        {
            var text = File.ReadAllText(FileOf(key));
            File.WriteAllText(FileOf(key), text.Replace("alpha", "gamma", StringComparison.Ordinal));
            // A store that knows the file reads its header without the log before it, and does not notice damage there; one that is new does.
            using var plain = Open();
            if (_stores.TrueForAll(known => IsDamaged(known, key) == IsDamaged(plain, key)))
            {
                Compare();
            }

            File.WriteAllText(FileOf(key), text);
        }
    }

    private static bool IsDamaged(NotebookJsonStore store, string key)
    {
        try
        {
            store.Find(key, SessionLoad.HeaderOnly);
            return false;
        }
        catch (SessionCorruptedException)
        {
            return true;
        }
    }

    private void Reopen(NotebookJsonStore store, string key)
    {
        store.Dispose();
        _stores[_stores.IndexOf(store)] = Open();
    }

    // What is older than a tick or two of the system's clock is known by its time; later programs read it no more.
    private void Settle(NotebookJsonStore store, string key)
    {
        var now = DateTime.UtcNow;
        Assert.True(SpinWait.SpinUntil(() => DateTime.UtcNow - now > TimeSpan.FromMilliseconds(40), TimeSpan.FromSeconds(10)));
        SearchLines.Of(store, new SearchQuery("alpha"), 1);
    }

    // Of the copies of indexes one is cut, spoilt, lost, or put in place of another one.
    private void Damage(NotebookJsonStore store, string key)
    {
        var files = Directory.GetFiles(Path.Combine(_folder, "notebook"), "*.search");
        if (files.Length == 0)
        {
            return;
        }

        var (file, bytes) = (files[_random.Next(files.Length)], File.ReadAllBytes(files[_random.Next(files.Length)]));
        switch (_random.Next(4))
        {
            case 0:
                File.Delete(file);
                break;
            case 1:
                File.WriteAllBytes(file, bytes[.._random.Next(bytes.Length)]);
                break;
            case 2:
                bytes[_random.Next(bytes.Length)] ^= 16;
                File.WriteAllBytes(file, bytes);
                break;
            default:
                File.WriteAllBytes(file, bytes);
                break;
        }
    }

    private static Notebook? TryLoad(NotebookJsonStore store, string key) => store.Find(key, SessionLoad.HeaderOnly);
}
