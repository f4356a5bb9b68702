using System.Text.Json;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>Recover writes lines again, and each still says which schema version stored what is in it.</summary>
public sealed class RecoveredVersionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-recovered-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_recovered_is_upgraded_from_the_version_that_stored_it()
    {
        using (var older = new PersonV1JsonStore(_folder))
        {
            older.Create(UpgradeReadCases.Older("a"));
            older.AppendNotes("a", new PersonNoteV1("n3", "lost"));
            older.AppendNotes("a", new PersonNoteV1("n4", "fourth of all"));
        }

        using (var newer = new PersonV2JsonStore(_folder))
        {
            newer.AppendNotes("a", new PersonNoteV2("n5", "five", "body"));
        }

        var file = Directory.EnumerateFiles(_folder, "*.jsonl", SearchOption.AllDirectories).Single();
        Assert.Equal([1, 1, 1, 2], Versions(file));
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.AsSpan().IndexOf("\"lost\""u8) + 1] ^= 1;
        File.WriteAllBytes(file, bytes);
        using var store = new PersonV2JsonStore(_folder);
        Assert.Throws<SessionCorruptedException>(() => store.Load("a"));
        store.Recover("a");
        Assert.Equal([1, 1, 2], Versions(file));
        var session = store.Load("a");
        Assert.Equal(("Ada", "King Lovelace"), (session.FirstName, session.LastName));
        Assert.Equal([("n1", "first"), ("n2", "second"), ("n4", "fourth"), ("n5", "five")], session.Notes.Select(static note => (note.Id, note.Title)));
        Assert.Empty(store.Verify().Findings);
        using var before = new PersonV1JsonStore(_folder);
        Assert.Throws<SessionSchemaException>(() => before.Load("a"));
    }

    private static int[] Versions(string file) => [.. File.ReadAllLines(file).Select(static line =>
    {
        using var parsed = JsonDocument.Parse(line);
        return parsed.RootElement.GetProperty("$schema").GetInt32();
    })];
}
