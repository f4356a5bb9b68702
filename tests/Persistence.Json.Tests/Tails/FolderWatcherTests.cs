using System.Collections.Concurrent;
using Persistence.Json.Tests.Sessions;
using Persistence.Monitoring;
using Persistence.Watching;

namespace Persistence.Json.Tests.Tails;

/// <summary>Changes of files, as the system reports them and where it does not.</summary>
public sealed class FolderWatcherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("folder-watcher-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The watcher of .NET is dead after an overflow, and says that it is enabled: what happens after it is reported all the same.</summary>
    [Fact]
    public void Changes_are_reported_after_an_overflow()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the queue of other systems has another length");
        using var blocked = new ManualResetEventSlim();
        using var reported = new BlockingCollection<string?>();
        using var watcher = new FolderWatcher(_folder, "*.jsonl", name =>
        {
            blocked.Wait(TestContext.Current.CancellationToken);
            reported.Add(name, CancellationToken.None);
        });
        Assert.True(watcher.IsPrompt);
        var path = Path.Combine(_folder, "a.jsonl");

        // More than the queue of the kernel holds: writes to two files in turn, because equal events that follow one another are one.
        using (FileStream first = new(path, FileMode.Append), second = new(Path.Combine(_folder, "b.jsonl"), FileMode.Append))
        {
            for (var number = 0; number < 40_000; number++)
            {
                var file = number % 2 == 0 ? first : second;
                file.WriteByte((byte)'x');
                file.Flush();
            }
        }

        blocked.Set();
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (reported.Take(guard.Token) is not null)
        {
            // Up to the overflow.
        }

        File.WriteAllText(Path.Combine(_folder, "after.jsonl"), "x");
        while (reported.Take(guard.Token) != "after.jsonl")
        {
            // What is reported of before.
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_watched_is_no_error()
    {
        using var watcher = new FolderWatcher(Path.Combine(_folder, "absent"), "*", _ => { });
        Assert.False(watcher.IsPrompt);
    }

    /// <summary>A file system that another machine writes to reports nothing: length and time of change show it.</summary>
    [Fact]
    public void Files_are_looked_at_where_nothing_is_reported()
    {
        using var temporary = new TemporaryStore();
        using var store = temporary.Open();
        store.Create(TemporaryStore.Chat("c"));
        var context = JsonContext.Of(temporary.Folder, null, ChatMap.Description, new StoreTelemetry("json", "store", null));
        var directory = new StoreDirectory(context, new SessionFiles(context));
        using var woken = new SemaphoreSlim(0);
        Listeners listeners = null!;
        listeners = new Listeners(() => new FileChanges(Path.Combine(_folder, "absent"), directory, listeners));
        using (var listening = listeners.Add("c.jsonl", () => woken.Release()))
        {
            Assert.NotNull(listening);
            using var other = listeners.Add("d.jsonl", () => Assert.Fail("nothing happens to it"));
            for (var number = 0; !woken.Wait(1, TestContext.Current.CancellationToken); number++)
            {
                store.AppendNotes("c", $"{number}");
            }
        }

        directory.Close();
    }

    [Fact]
    public void Reports_end_with_the_last_listener_and_begin_again_with_the_next()
    {
        var (begun, ended) = (0, 0);
        var listeners = new Listeners(() =>
        {
            begun++;
            return new Ending(() => ended++);
        });
        var first = listeners.Add("a", static () => { });
        var second = listeners.Add("a", static () => { });
        Assert.Equal((1, 0), (begun, ended));
        Assert.Equal(2, listeners.Wake("a"));
        Assert.Equal(0, listeners.Wake("b"));
        first!.Dispose();
        first.Dispose();
        Assert.Equal((1, 0), (begun, ended));
        Assert.Equal(1, listeners.Wake(null));
        second!.Dispose();
        Assert.Equal((1, 1), (begun, ended));
        Assert.Empty(listeners.Names);
        using (listeners.Add("a", static () => { }))
        {
            Assert.Equal((2, 1), (begun, ended));
        }

        listeners.Close();
        Assert.Null(listeners.Add("a", static () => { }));
        Assert.Equal((2, 2), (begun, ended));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
