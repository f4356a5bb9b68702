using System.Runtime.Versioning;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Faults;

/// <summary>A folder in which this user may write nothing, not even the lock file: it can be read, and a change says why it cannot be made.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ReadOnlyTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public ReadOnlyTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere a privileged user cannot become another one");
        File.SetUnixFileMode(_place.Folder, (UnixFileMode)0x1ff);
        Unprivileged.Run(() =>
        {
            using var store = _place.Open();
            store.Create(TemporaryStore.Chat("a"));
            store.AppendNotes("a", "one");
            store.Create(TemporaryStore.Chat("torn"));
            store.Create(TemporaryStore.Chat("damaged"));
            File.AppendAllText(_place.FileOf("torn"), "{\"$commit\":2,");
            File.AppendAllText(_place.FileOf("damaged"), "{\"$commit\":2}\n");
        });
    }

    public void Dispose()
    {
        SetModes(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _place.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Everything_that_reads_works(bool isPortable)
    {
        Close();
        var options = new JsonStoreOptions { Files = isPortable ? SystemFiles.Portable : SystemFiles.Instance };
        Unprivileged.Run(() =>
        {
            using var store = _place.Open(options);
            Assert.Equal(["one"], store.Load("a").Notes);
            Assert.Equal(["one"], store.ReadLastNotes("a", 1));
            Assert.Equal(["a", "damaged", "torn"], store.Keys());
            Assert.Equal(3, store.Count());
            Assert.Equal(["a", "torn"], store.FindByPhase(0));
            Assert.Equal("damaged", Assert.Single(store.FindByPhase(0).Skipped).Session);
            Assert.Equal("topic", store.Load("torn").Topic);
            Assert.Throws<SessionCorruptedException>(() => store.Load("damaged"));
            Assert.Equal("damaged", Assert.Single(store.Verify().Findings).SessionKey);
            Assert.Equal(0, store.RecoveryCount);
            foreach (var change in (Action[])[() => store.AppendNotes("a", "x"), () => store.Create(TemporaryStore.Chat("b")), () => store.Delete("a"), () => store.Recover("damaged")])
            {
                CheckDenied(change);
            }
        });
    }

    [Fact]
    public void A_folder_that_becomes_writable_is_written()
    {
        Close();
        using var asked = new ManualResetEventSlim();
        using var opened = new ManualResetEventSlim();

        // Begun here, because a thread may at first what the one may that began it.
        var owner = new Thread(() =>
        {
            asked.Wait();
            SetModes((UnixFileMode)0x1b6, (UnixFileMode)0x1ff);
            opened.Set();
        });
        owner.Start();
        try
        {
            Unprivileged.Run(() =>
            {
                using var store = _place.Open();
                CheckDenied(() => store.AppendNotes("a", "x"));
                asked.Set();
                opened.Wait(TestContext.Current.CancellationToken);
                Assert.Equal(2L, store.AppendNotes("a", "two"));
            });
        }
        finally
        {
            asked.Set();
            owner.Join();
        }

        Assert.Equal(["one", "two"], _place.Open().ReadNotes("a"));
    }

    private static void CheckDenied(Action change)
    {
        Assert.Contains("nothing was written. Permission was denied", Assert.Throws<SessionStoreUnavailableException>(change).Message, StringComparison.Ordinal);
    }

    private void Close() => SetModes((UnixFileMode)0x124, (UnixFileMode)0x16d);

    private void SetModes(UnixFileMode files, UnixFileMode folders)
    {
        File.SetUnixFileMode(_place.Folder, folders);
        File.SetUnixFileMode(_place.ChatFolder, folders);
        foreach (var file in Directory.EnumerateFiles(_place.ChatFolder))
        {
            File.SetUnixFileMode(file, files);
        }
    }
}
