using System.Text;
using Persistence.Sqlite.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>With <see cref="SqliteStoreOptions.SecureDelete"/> the bytes of the file have no word of a session that was deleted, or that expired and was purged.</summary>
public sealed class SecureDeleteTests
{
    private static readonly string[] s_words = ["qzxvkwjhd", "wvjqkzxgf", "xkqjzvwhb", "jqxwzkvfd"];

    private readonly MovableClock _clock = new();

    [Theory]
    [InlineData(3, true)]
    [InlineData(700, true)]
    [InlineData(700, false)]
    public void Words_are_in_no_byte(int others, bool isMaintained)
    {
        using var database = new TemporaryDatabase();
        using (var store = new NotebookSqliteStore(database.ConnectionString, new SqliteStoreOptions { TimeProvider = _clock, SecureDelete = true, Durability = Durability.Relaxed }))
        {
            store.Create(Book("expired", 30));
            _clock.Now += TimeSpan.FromDays(20);
            store.Create(Book("deleted", 0));
            store.Create(new Notebook { Id = "stays", Title = "apple", Remarks = [.. Enumerable.Range(0, others).Select(static number => $"apple pear {number}")] });
            Assert.Equal(s_words, Words(database));
            Assert.True(store.Delete("deleted"));
            _clock.Now += TimeSpan.FromDays(20);
            Assert.Equal(1, store.PurgeExpired().Purged);
            if (isMaintained)
            {
                store.Maintain();
                Assert.Empty(Words(database));
            }

            Assert.Equal(others, store.SearchRemarks("apple").Matches);
            Assert.Equal(1, store.Search("apple").Matches);
        }

        Assert.Empty(Words(database));
    }

    private static Notebook Book(string id, int remarks) => new()
    {
        Id = id,
        Title = $"apple {s_words[0]}",
        Tags = [s_words[1]],
        Facts = [new NotebookFact("1", $"pear {s_words[2]}", s_words[3])],
        Remarks = [s_words[3], .. Enumerable.Range(0, remarks).Select(static number => $"pear {s_words[0]} {number} {new string('a', 300)}")],
    };

    // Of the file and of what SQLite keeps beside it.
    private static string[] Words(TemporaryDatabase database)
    {
        var bytes = Directory.GetFiles(Path.GetDirectoryName(database.Path)!).Select(static file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return Encoding.Latin1.GetString(content);
        });
        return [.. s_words.Where(word => bytes.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }
}
