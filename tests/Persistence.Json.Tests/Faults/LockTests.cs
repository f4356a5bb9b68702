namespace Persistence.Json.Tests.Faults;

/// <summary>Locks whose files somebody removed, and the locks of systems that cannot lock bytes of a file.</summary>
public sealed class LockTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_folder_that_was_removed_and_appeared_anew_has_one_lock(bool mayLockBytes)
    {
        using var store = _place.Open(new JsonStoreOptions { Files = mayLockBytes ? SystemFiles.Instance : SystemFiles.Portable, MayLockBytes = mayLockBytes, LockTimeout = TimeSpan.FromMilliseconds(50) });
        store.Create(TemporaryStore.Chat("a"));
        store.AppendNotes("a", "lost");
        Directory.Delete(_place.ChatFolder, recursive: true);
        Assert.Contains("The directory is gone", Assert.Throws<SessionStoreUnavailableException>(() => store.AppendNotes("a", "lost")).Message, StringComparison.Ordinal);

        using var other = _place.Open(new JsonStoreOptions { Files = mayLockBytes ? SystemFiles.Instance : SystemFiles.Portable, MayLockBytes = mayLockBytes });
        other.Create(TemporaryStore.Chat("a"));
        using var locks = new SessionLocks(_place.ChatFolder, TimeSpan.Zero, mayLockBytes);
        var slot = LockSlots.Of("a.jsonl");
        Assert.True(locks.TryTake(slot));
        Assert.Contains("being written by another process", Assert.Throws<SessionStoreUnavailableException>(() => store.AppendNotes("a", "two")).Message, StringComparison.Ordinal);
        locks.Release(slot);
        store.AppendNotes("a", "two");
        Assert.True(locks.TryTake(slot), "the store has not given its lock back");
        locks.Release(slot);
        other.AppendNotes("a", "three");
        Assert.Equal(["two", "three"], store.ReadNotes("a"));
    }

    [Fact]
    public void Without_locks_of_bytes_two_stores_lose_nothing()
    {
        var options = new JsonStoreOptions { Files = SystemFiles.Portable, MayLockBytes = false };
        using var one = _place.Open(options);
        using var two = _place.Open(options);
        one.Create(TemporaryStore.Chat("a"));
        var threads = new[] { one, two, one, two }.Select((store, writer) => new Thread(() => Append(store, writer))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var notes = two.ReadNotes("a");
        Assert.Equal(100, notes.Count);
        Assert.All(notes.GroupBy(note => note.Split('/')[0]), own => Assert.Equal(Enumerable.Range(0, 25), own.Select(note => int.Parse(note.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.True(one.Verify().IsIntact);
    }

    [Fact]
    public void A_session_that_was_replaced_under_an_open_store_is_not_written_to_by_its_old_file()
    {
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        store.AppendNotes("a", "one");
        store.AppendNotes("a", "two");
        var copy = _place.FileOf("a") + ".copy";
        File.Copy(_place.FileOf("a"), copy);
        File.Move(copy, _place.FileOf("a"), overwrite: true);
        store.AppendNotes("a", "three");
        Assert.Equal(["one", "two", "three"], _place.Open().ReadNotes("a"));
    }

    [Fact]
    public void A_folder_of_lock_files_is_used_by_those_who_could_lock_bytes_too()
    {
        using var without = _place.Open(new JsonStoreOptions { MayLockBytes = false });
        without.Create(TemporaryStore.Chat("a"));
        using var locks = new SessionLocks(_place.ChatFolder, TimeSpan.Zero);
        using var others = new SessionLocks(_place.ChatFolder, TimeSpan.Zero, mayLockBytes: false);
        var slot = LockSlots.Of("a.jsonl");
        Assert.True(locks.TryTake(slot));
        Assert.False(others.TryTake(slot));
        locks.Release(slot);
        Assert.True(others.TryTake(slot));
        Assert.False(locks.TryTake(slot));
        others.Release(slot);
        using var with = _place.Open();
        with.AppendNotes("a", "one");
        Assert.Equal(2L, without.AppendNotes("a", "two"));
    }

    [Fact]
    public void A_lock_file_of_bytes_that_cannot_be_locked_here_leaves_the_folder_to_readers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere there are no such lock files");
        using (var store = _place.Open())
        {
            store.Create(TemporaryStore.Chat("a"));
            store.AppendNotes("a", "one");
        }

        using var without = _place.Open(new JsonStoreOptions { MayLockBytes = false });
        Assert.Equal(["one"], without.Load("a").Notes);
        Assert.True(without.Verify().IsIntact);
        var problem = Assert.Throws<SessionStoreUnavailableException>(() => without.AppendNotes("a", "two"));
        Assert.Contains("remove it while no program has the store open", problem.Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_place.ChatFolder, ".lock"));
        Assert.Equal(2L, without.AppendNotes("a", "two"));
        Assert.True(Directory.Exists(Path.Combine(_place.ChatFolder, ".lock")));
    }

    [Fact]
    public void Who_committed_for_long_gives_way_to_who_waits_and_to_nobody_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere nobody sees who waits");
        using var busy = new RangeLocks(Path.Combine(_place.Folder, "lock"));
        using var waiting = new RangeLocks(Path.Combine(_place.Folder, "lock"));
        const long slot = 7;
        Assert.False(busy.IsTakenByOther(slot));
        waiting.Share(slot);
        busy.Share(slot);
        Assert.True(busy.IsTakenByOther(slot));
        Assert.True(waiting.IsTakenByOther(slot));
        busy.EndSharing(slot);
        Assert.False(waiting.IsTakenByOther(slot));
        waiting.EndSharing(slot);
        Assert.False(busy.IsTakenByOther(slot));
    }

    private static void Append(Sessions.ChatJsonStore store, int writer)
    {
        for (var number = 0; number < 25; number++)
        {
            store.AppendNotes("a", $"{writer}/{number}");
        }
    }
}
