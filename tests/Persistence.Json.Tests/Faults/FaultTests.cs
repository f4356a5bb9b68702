using System.Runtime.Versioning;
using Persistence.Json.Tests.PowerLoss;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Faults;

/// <summary>Files that cannot be written: a clear error, and the stored session as it was.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly FaultyFiles _files = new();
    private readonly ChatJsonStore _store;

    public FaultTests()
    {
        _store = _place.Open(new JsonStoreOptions { Files = _files, CompactionMinimum = 4000 });
        _store.Create(TemporaryStore.Chat("a"));
        _store.AppendNotes("a", "one");
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Theory]
    [InlineData(nameof(FileOperationKind.Write))]
    [InlineData(nameof(FileOperationKind.Sync))]
    public void A_full_disk_refuses_an_append_and_a_save_and_leaves_the_session(string kind)
    {
        var before = File.ReadAllBytes(_place.FileOf("a"));
        var chat = _store.Load("a");
        chat.Topic = "other";
        _files.Fail(Enum.Parse<FileOperationKind>(kind), FaultyFiles.DiskFull);
        foreach (var change in (Action[])[() => _store.AppendNotes("a", "two"), () => _store.Save(chat)])
        {
            var problem = Assert.Throws<SessionStoreUnavailableException>(change);
            Assert.StartsWith("Session 'a' in JSON store '", problem.Message, StringComparison.Ordinal);
            if (kind == nameof(FileOperationKind.Write))
            {
                Assert.Contains("nothing was written. The disk is full", problem.Message, StringComparison.Ordinal);
            }

            Assert.DoesNotContain('\n', problem.Message);
            Assert.IsType<IOException>(problem.InnerException);
        }

        _files.Heal();
        Assert.Equal("topic/0 [] [one]", ChatText.Of(_store.Find("a")));
        _store.AppendNotes("a", "three");
        _store.Save(chat);
        Assert.Equal("other/0 [] [one three]", ChatText.Of(_place.Open().Load("a")));
        Assert.Equal(before, File.ReadAllBytes(_place.FileOf("a"))[..before.Length]);
    }

    [Fact]
    public void What_can_neither_be_written_nor_taken_back_is_said_to_be_unknown()
    {
        _files.Fault = (kind, _) => kind is FileOperationKind.Write or FileOperationKind.SetLength ? FaultyFiles.DiskFull : null;
        var problem = Assert.Throws<SessionStoreUnavailableException>(() => _store.AppendNotes("a", "two"));
        Assert.Contains("outcome is unknown", problem.Message, StringComparison.Ordinal);
        _files.Heal();
        Assert.Equal(["one"], _store.ReadNotes("a"));
        Assert.Equal(1, _store.RecoveryCount);
        _store.AppendNotes("a", "two");
        Assert.Equal(["one", "two"], _place.Open().ReadNotes("a"));
    }

    [Theory]
    [InlineData(nameof(FileOperationKind.Create))]
    [InlineData(nameof(FileOperationKind.Write))]
    [InlineData(nameof(FileOperationKind.Sync))]
    [InlineData(nameof(FileOperationKind.Rename))]
    [InlineData(nameof(FileOperationKind.SyncDirectory))]
    public void A_session_that_cannot_be_created_is_absent(string kind)
    {
        _files.Fail(Enum.Parse<FileOperationKind>(kind), FaultyFiles.DiskFull);
        var chat = TemporaryStore.Chat("b");
        Assert.Throws<SessionStoreUnavailableException>(() => _store.Create(chat));
        _files.Heal();
        Assert.Null(_place.Open().Find("b"));
        Assert.Equal(["a.jsonl"], Directory.EnumerateFiles(_place.ChatFolder, "*.jsonl*").Select(Path.GetFileName));
        _store.Create(chat);
        Assert.NotNull(_place.Open().Find("b"));
    }

    [Theory]
    [InlineData(nameof(FileOperationKind.Create))]
    [InlineData(nameof(FileOperationKind.Write))]
    [InlineData(nameof(FileOperationKind.Sync))]
    [InlineData(nameof(FileOperationKind.Rename))]
    [InlineData(nameof(FileOperationKind.SyncDirectory))]
    public void A_compaction_that_fails_is_not_a_failure_of_the_commit_before_it(string kind)
    {
        var failures = 0;
        var isRenamed = false;
        _files.Fault = (asked, path) =>
        {
            isRenamed |= asked == FileOperationKind.Rename;
            var isCompaction = path.EndsWith(".tmp", StringComparison.Ordinal) || asked == FileOperationKind.Rename || (isRenamed && asked == FileOperationKind.SyncDirectory);
            if (!isCompaction || asked.ToString() != kind || failures >= 3)
            {
                return null;
            }

            failures++;
            isRenamed = false;
            return new InvalidOperationException("not even an IOException");
        };
        var chat = _store.Load("a");
        for (var number = 0; number < 60; number++)
        {
            chat.Topic = $"{number} {new string('t', 1000)}";
            _store.Save(chat);
            Assert.StartsWith($"{number} ", _place.Open().Load("a").Topic, StringComparison.Ordinal);
        }

        Assert.Equal(3, failures);
        Assert.InRange(new FileInfo(_place.FileOf("a")).Length, 1000, 40_000);
        Assert.Equal(["a.jsonl"], Directory.EnumerateFiles(_place.ChatFolder, "*.jsonl*").Select(Path.GetFileName));
    }

    [Fact]
    public void A_removal_that_may_not_be_on_disk_is_said_to_be_unknown()
    {
        _files.Fail(FileOperationKind.SyncDirectory, FaultyFiles.DiskFull);
        var problem = Assert.Throws<SessionStoreUnavailableException>(() => _store.Delete("a"));
        Assert.Contains("outcome is unknown", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was written", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vanished_directory_and_a_denied_permission_are_said_in_a_line()
    {
        _files.Fail(FileOperationKind.Create, new UnauthorizedAccessException("denied"));
        Assert.Contains("Permission was denied", Assert.Throws<SessionStoreUnavailableException>(() => _store.Create(TemporaryStore.Chat("b"))).Message, StringComparison.Ordinal);
        _files.Heal();
        Directory.Delete(_place.ChatFolder, recursive: true);
        foreach (var use in (Action[])[() => _store.Find("a"), () => _store.AppendNotes("a", "x"), () => _store.Create(TemporaryStore.Chat("b")), () => _ = _store.Keys().Count(), () => _store.Count(), () => _store.Delete("a")])
        {
            var problem = Assert.Throws<SessionStoreUnavailableException>(use);
            Assert.Contains("The directory is gone", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_directory_that_may_only_be_read_serves_readers()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "this user may write everywhere");
        using var place = new TemporaryStore();
        File.SetUnixFileMode(place.Folder, (UnixFileMode)0x1ff);
        Unprivileged.Run(() => ReadOnly(place));
        Assert.Equal(["one"], _place.Open().ReadNotes("a"));
    }

    [UnsupportedOSPlatform("windows")]
    private static void ReadOnly(TemporaryStore place)
    {
        using var store = place.Open();
        store.Create(TemporaryStore.Chat("a"));
        store.AppendNotes("a", "one");
        File.AppendAllText(place.FileOf("a"), "{\"$commit\":3,");
        var before = File.ReadAllBytes(place.FileOf("a"));
        File.SetUnixFileMode(place.FileOf("a"), UnixFileMode.UserRead);
        File.SetUnixFileMode(place.ChatFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using var reader = place.Open();
            foreach (var one in (ChatJsonStore[])[store, reader])
            {
                Assert.Equal(["one"], one.ReadNotes("a"));
                Assert.Equal(["a"], one.Keys());
                Assert.Equal(0, one.RecoveryCount);
            }

            // A file that is open already may still be written, by all systems' rules, so the append is another store's.
            foreach (var change in (Action[])[() => reader.AppendNotes("a", "two"), () => reader.Create(TemporaryStore.Chat("b")), () => reader.Delete("a")])
            {
                Assert.Contains("Permission was denied", Assert.Throws<SessionStoreUnavailableException>(change).Message, StringComparison.Ordinal);
            }

            Assert.Equal(before, File.ReadAllBytes(place.FileOf("a")));
        }
        finally
        {
            File.SetUnixFileMode(place.ChatFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_file_system_that_is_read_only_is_said_to_be()
    {
        _files.Fault = static (_, _) => new IOException("Read-only file system", 30);
        foreach (var change in (Action[])[() => _store.Create(TemporaryStore.Chat("b")), () => _store.Delete("a")])
        {
            Assert.Contains("nothing was written. The file system is read-only", Assert.Throws<SessionStoreUnavailableException>(change).Message, StringComparison.Ordinal);
        }

        _files.Heal();
        Assert.Equal(["one"], _store.ReadNotes("a"));
    }

    [Fact]
    public void Leftovers_are_removed_and_modes_are_private()
    {
        File.WriteAllText(_place.FileOf("a") + ".tmp", "half a line");
        using var store = _place.Open();
        Assert.False(File.Exists(_place.FileOf("a") + ".tmp"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_place.FileOf("a")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_place.ChatFolder));
        }
    }

    [Fact]
    public void A_session_that_another_process_holds_is_reported_after_the_timeout()
    {
        var slot = LockSlots.Of("a.jsonl");
        using var other = new SessionLocks(_place.ChatFolder, TimeSpan.Zero);
        Assert.True(other.TryTake(slot));
        using var store = _place.Open(new JsonStoreOptions { LockTimeout = TimeSpan.FromMilliseconds(50) });
        var problem = Assert.Throws<SessionStoreUnavailableException>(() => store.AppendNotes("a", "two"));
        Assert.Contains("being written by another process", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["one"], store.ReadNotes("a"));
        store.Create(TemporaryStore.Chat("b"));
        other.Release(slot);
        store.AppendNotes("a", "two");
    }
}
