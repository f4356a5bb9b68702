using System.Runtime.CompilerServices;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Fixtures;

/// <summary>
/// Stores written by released formats, kept beside this file: every later version reads them and goes on with them. A new
/// format gets a folder of its own, written by the explicit test; a folder that is here is never written again.
/// </summary>
public sealed class FixtureTests : IDisposable
{
    private const string Newest = "format-1";

    private readonly TemporaryStore _place = new();
    private readonly TimeProvider _clock = new StoppedClock();

    public static TheoryData<string> Formats => [Newest];

    public void Dispose() => _place.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_store_of_an_earlier_version_is_read_and_goes_on(string format)
    {
        CopyTo(Path.Combine(Folder(), format), _place.Folder);
        using var chats = _place.Open(new JsonStoreOptions { TimeProvider = _clock });
        Assert.Equal(["Chat 😀/1", "compacted", "plain", "torn"], chats.Keys());
        Assert.True(chats.Verify().IsIntact);
        Assert.Equal("Ünïcode \"quoted\"/2 [1:a\nb 2:] [ \t]", ChatText.Of(chats.Load("Chat 😀/1")));
        Assert.Equal("plain/0 [] []", ChatText.Of(chats.Load("plain")));
        Assert.Equal("kept/0 [] [one]", ChatText.Of(chats.Load("torn")));
        Assert.Equal(1, chats.RecoveryCount);
        var compacted = chats.Load("compacted");
        Assert.StartsWith("19 ", compacted.Topic, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"note {number}"), compacted.Notes);
        Assert.Equal(["Chat 😀/1"], chats.FindByPhase(2));
        compacted.Topic = "saved again";
        chats.Save(compacted);
        chats.AppendRemarks("Chat 😀/1", TemporaryStore.Remark("1", "a duplicate"), TemporaryStore.Remark("3", "new"));
        Assert.Equal(3, chats.CountRemarks("Chat 😀/1"));

        using var passes = new PassJsonStore(_place.Folder, new JsonStoreOptions { TimeProvider = _clock });
        Assert.Equal("Ada", passes.Load(("a/b%", -7)).Holder);
        Assert.Equal(1, passes.Count());
    }

    [Fact(Explicit = true)]
    public void Writes_the_newest_fixture()
    {
        var options = new JsonStoreOptions { TimeProvider = _clock, CompactionMinimum = 4000 };
        var target = Path.Combine(Folder(), Newest);
        Assert.False(Directory.Exists(target), "a fixture is written once");
        using (var chats = new ChatJsonStore(target, options))
        using (var passes = new PassJsonStore(target, options))
        {
            Write(chats);
            passes.Create(new Pass { House = "a/b%", Number = -7, Holder = "Ada" });
        }

        var torn = Path.Combine(target, "chat", "torn.jsonl");
        File.WriteAllBytes(torn, File.ReadAllBytes(torn)[..^33]);
        File.Delete(Path.Combine(target, "chat", ".lock"));
        File.Delete(Path.Combine(target, "pass", ".lock"));
    }

    private static void Write(ChatJsonStore chats)
    {
        chats.Create(TemporaryStore.Chat("plain", "plain"));
        chats.Create(TemporaryStore.Chat("torn", "kept"));
        chats.AppendNotes("torn", "one");
        chats.AppendNotes("torn", "lost");
        var chat = TemporaryStore.Chat("Chat 😀/1", "");
        chat.Remarks.Add(TemporaryStore.Remark("1", "a\nb"));
        chats.Create(chat);
        chat.Topic = "Ünïcode \"quoted\"";
        chat.Phase = 2;
        chat.Remarks.Add(TemporaryStore.Remark("2", ""));
        chat.Notes.Add(" \t");
        chats.Save(chat);
        chat = TemporaryStore.Chat("compacted");
        chats.Create(chat);
        for (var number = 0; number < 20; number++)
        {
            chat.Topic = $"{number} {new string('t', 500)}";
            chat.Notes.Add($"note {number}");
            chats.Save(chat);
        }
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;

    private static void CopyTo(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    }
}
