using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Faults;

/// <summary>
/// A folder that is exchanged for another one in the middle of a change, after the lock in it was taken: what is done goes on in
/// the folder of the lock, and nothing is done in the other, whose lock somebody else holds.
/// </summary>
public sealed class SwappedFolderTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly TemporaryStore _other = new();
    private readonly FaultyFiles _files = new();

    public void Dispose()
    {
        _place.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData("append")]
    [InlineData("first append")]
    [InlineData("save")]
    [InlineData("create")]
    [InlineData("delete")]
    [InlineData("compaction")]
    public void What_is_done_in_the_folder_of_the_lock_is_not_done_in_another_one(string what)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere a folder is known by its path");
        using (var store = _other.Open())
        {
            store.Create(TemporaryStore.Chat("a", "other"));
            store.AppendNotes("a", "theirs");
        }

        var before = File.ReadAllBytes(_other.FileOf("a"));
        var isSwapped = true;
        for (var call = 1; isSwapped; call++)
        {
            isSwapped = ChangeAndSwap(what, call, before);
        }
    }

    // Returns whether the change had as many calls.
    private bool ChangeAndSwap(string what, int call, byte[] before)
    {
        var folder = $"{_place.Folder}/{what}{call}";
        var kept = $"{folder}/kept";
        using var store = new ChatJsonStore(folder, new JsonStoreOptions { Files = _files, LockTimeout = TimeSpan.FromMilliseconds(20), CompactionMinimum = 1000 });
        store.Create(TemporaryStore.Chat("a", new string('t', 1500)));
        if (what != "first append")
        {
            store.AppendNotes("a", "one");
        }

        var chat = store.Load("a");
        using var locks = new SessionLocks(_other.ChatFolder, TimeSpan.Zero);
        Assert.True(locks.TryTake(LockSlots.Of("a.jsonl")) && locks.TryTake(LockSlots.Of("b.jsonl")));
        var calls = 0;
        _files.BeforeNamed = () =>
        {
            if (++calls == call)
            {
                Directory.Move($"{folder}/chat", kept);
                Directory.Move(_other.ChatFolder, $"{folder}/chat");
            }
        };
        var isRefused = what == "delete" && IsRefused(() => store.Delete("a"));
        if (what != "delete")
        {
            Change(store, chat, what);
        }

        _files.BeforeNamed = null;
        if (calls < call)
        {
            return false;
        }

        Assert.Equal(["a.jsonl"], Directory.EnumerateFiles($"{folder}/chat", "*.jsonl*").Select(Path.GetFileName));
        Assert.Equal(before, File.ReadAllBytes($"{folder}/chat/a.jsonl"));
        Assert.Equal("other", store.Load("a").Topic);
        Assert.Contains("being written by another process", Assert.Throws<SessionStoreUnavailableException>(() => store.AppendNotes("a", "x")).Message, StringComparison.Ordinal);
        Directory.Move($"{folder}/chat", _other.ChatFolder);
        Directory.Move(kept, $"{folder}/chat");
        CheckDone(store, isRefused ? "nothing" : what);
        return true;
    }

    // Before its lock a delete looks whether there is a session; exchanged then, it is the lock of the other folder that it waits for.
    private static bool IsRefused(Action delete)
    {
        try
        {
            delete();
            return false;
        }
        catch (SessionStoreUnavailableException held)
        {
            Assert.Contains("being written by another process", held.Message, StringComparison.Ordinal);
            return true;
        }
    }

    private static void Change(ChatJsonStore store, Chat chat, string what)
    {
        switch (what)
        {
            case "create":
                store.Create(TemporaryStore.Chat("b"));
                break;
            case "save":
                chat.Phase = 7;
                store.Save(chat);
                break;
            case "compaction":
                chat.Topic = new string('u', 200);
                chat.Phase = 7;
                store.Save(chat);
                break;
            default:
                store.AppendNotes("a", "two");
                break;
        }
    }

    private static void CheckDone(ChatJsonStore store, string what)
    {
        Assert.Equal(what == "create", store.Exists("b"));
        Assert.Equal(what != "delete", store.Exists("a"));
        if (what is "append" or "first append")
        {
            Assert.Equal("two", store.ReadNotes("a")[^1]);
        }
        else if (what is "save" or "compaction")
        {
            Assert.Equal(7, store.Load("a").Phase);
        }

        Assert.True(store.Verify().IsIntact);
    }
}
