using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Scale;

/// <summary>More expired sessions than are looked up at a time.</summary>
public sealed class PurgeTests
{
    private const int Sessions = 2_100;

    [Theory]
    [InlineData("store")]
    [InlineData("store.db")]
    public async Task All_of_them_are_removed(string store)
    {
        using var folder = new TestFolder();
        var notes = Enumerable.Range(0, Sessions).Select(static number => new Note { Id = $"note {number}" }).ToList();
        bool isThere;
        using (var files = new NoteJsonStore(folder["store"], new JsonStoreOptions { Durability = Durability.Relaxed }))
        using (var database = new NoteSqliteStore($"Data Source={folder["store.db"]}", new SqliteStoreOptions { Durability = Durability.Relaxed }))
        {
            if (store == "store")
            {
                files.CreateMany(notes);
            }
            else
            {
                database.CreateMany(notes);
            }

            // They live for a millisecond.
            do
            {
                isThere = files.Exists(notes[^1].Id) || database.Exists(notes[^1].Id);
            }
            while (isThere);
        }

        Assert.EndsWith($"{Sessions} to remove; nothing was changed: add --yes to remove them\n", await Persist.Succeed("purge", folder[store]), StringComparison.Ordinal);
        Assert.EndsWith($"{Sessions} removed\n", await Persist.Succeed("purge", folder[store], "--yes"), StringComparison.Ordinal);
        Assert.EndsWith("0 removed\n", await Persist.Succeed("purge", folder[store], "--yes"), StringComparison.Ordinal);
    }
}
