using System.Diagnostics;
using Persistence.Json.Tests.Faults;
using Persistence.Json.Tests.Processes;

namespace Persistence.Json.Tests.Costs;

/// <summary>Files stay open between commits, but not many of them.</summary>
public sealed class OpenFileTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Of_many_sessions_that_were_written_few_files_stay_open()
    {
        const int sessions = 200;
        var files = new FaultyFiles();
        using (var store = _place.Open(new JsonStoreOptions { Files = files, Durability = Durability.Relaxed }))
        {
            for (var number = 0; number < sessions; number++)
            {
                store.Create(TemporaryStore.Chat($"{number}"));
                store.AppendNotes($"{number}", "one");
            }

            Assert.InRange(files.OpenFiles, 1, 64);
            Parallel.For(0, sessions, number => store.AppendNotes($"{number}", "two"));
            Assert.InRange(files.OpenFiles, 1, 64);
            var open = files.OpenFiles;
            store.AppendNotes($"{sessions - 1}", "three");
            store.Delete($"{sessions - 1}");
            Assert.InRange(files.OpenFiles, 0, open);
            Assert.Equal(["one", "two"], store.ReadNotes("7"));
        }

        Assert.Equal(0, files.OpenFiles);
    }

    [Fact]
    public void A_file_that_was_not_used_for_ten_seconds_is_closed_when_another_is_used()
    {
        var (files, now) = (new FaultyFiles(), 5L);
        using var store = _place.Open(new JsonStoreOptions { Files = files, Milliseconds = () => now });
        foreach (var key in (string[])["a", "b", "c"])
        {
            store.Create(TemporaryStore.Chat(key));
            store.AppendNotes(key, "one");
        }

        Assert.Equal(3, files.OpenFiles);
        now += 10_000;
        store.AppendNotes("b", "two");
        Assert.Equal(3, files.OpenFiles);

        // Of "a" and "c", which nobody has used since.
        now++;
        store.AppendNotes("b", "three");
        Assert.Equal(1, files.OpenFiles);
        store.AppendNotes("a", "two");
        Assert.Equal(2, files.OpenFiles);
        now += 10_001;
        store.AppendNotes("a", "three");
        Assert.Equal(1, files.OpenFiles);
        Assert.Equal(["one", "two", "three"], store.ReadNotes("a"));
    }

    [Fact]
    public void A_process_that_may_open_few_files_writes_many_sessions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no limit on open files to be set");
        var command = Worker.Command("many", _place.Folder);
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, ArgumentList = { "-c", "ulimit -n 256; exec \"$@\"", "bash", command.FileName } };
        command.ArgumentList.ToList().ForEach(start.ArgumentList.Add);
        using var worker = Process.Start(start)!;
        var output = worker.StandardOutput.ReadToEnd();
        worker.WaitForExit();
        Assert.Equal((0, "200 of 200"), (worker.ExitCode, output.Trim()));
    }
}
