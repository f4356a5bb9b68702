using System.Diagnostics;
using System.Globalization;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Processes;

/// <summary>Eight real processes at once.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Processes = 8;
    private const int Commits = 30;

    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Eight_processes_lose_nothing_and_double_nothing(int sessions)
    {
        using var store = _place.Open();
        var keys = Enumerable.Range(0, sessions).Select(number => $"chat {number}").ToList();
        keys.ForEach(key => store.Create(TemporaryStore.Chat(key)));
        var workers = Enumerable.Range(0, Processes)
            .Select(number => Worker.Start("append", _place.Folder, keys[number % sessions], $"{number}", Commits.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        var reads = new List<IReadOnlyList<Remark>>();
        while (workers.Exists(worker => !worker.HasExited))
        {
            reads.Add(store.ReadRemarks(keys[0]));
        }

        Assert.All(workers, worker => Assert.Equal(0, worker.ExitCode));
        workers.ForEach(worker => worker.Dispose());
        keys.ForEach(key => Check(store.Load(key), Processes / sessions));
        var final = store.ReadRemarks(keys[0]);
        Assert.All(reads, read => Assert.Equal(final.Take(read.Count), read));
        Assert.True(store.Verify().IsIntact);
        Assert.All(keys, key => Documents.ForeignReader.Read(Directory.EnumerateFiles(_place.ChatFolder, "chat%20?.jsonl").ElementAt(keys.IndexOf(key))));
    }

    [Fact]
    public void A_full_disk_ends_the_appends_with_a_clear_error_and_the_session_stays_whole()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("there is no limit on the length of files to be set");
        }

        // Files of this process may grow to 64 KB: a write beyond that is cut short and then refused.
        var command = Worker.Command("fill", _place.Folder);
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, ArgumentList = { "-c", "trap '' XFSZ; ulimit -f 64; exec \"$@\"", "bash", command.FileName } };
        // The runtime maps its code from a file of its own otherwise, which the limit would end.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        command.ArgumentList.ToList().ForEach(start.ArgumentList.Add);
        using var worker = Process.Start(start)!;
        var lines = worker.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        worker.WaitForExit();
        Assert.Equal(0, worker.ExitCode);
        Assert.StartsWith("Session 'full' in JSON store '", lines[^1], StringComparison.Ordinal);
        Assert.Contains("nothing was written", lines[^1], StringComparison.Ordinal);

        using var store = _place.Open();
        Assert.Equal(lines[..^1], store.ReadRemarks("full").Select(remark => remark.Id));
        Assert.InRange(lines.Length, 15, 30);
        Assert.Equal(0, store.RecoveryCount);
        store.AppendRemarks("full", TemporaryStore.Remark("more"));
    }

    private static void Check(Chat chat, int writers)
    {
        Assert.Equal(writers * Commits * 2, chat.Remarks.Count);
        Assert.All(chat.Remarks.Chunk(2), pair => Assert.Equal(pair[0].Id[..^1], pair[1].Id[..^1]));
        Assert.All(chat.Remarks.GroupBy(remark => remark.Sender), own => Assert.Equal(Enumerable.Range(0, Commits * 2).Select(number => $"{number / 2}"), own.Select(remark => remark.Content)));
        Assert.Equal(writers * ((Commits + 2) / 3), chat.Phase);
    }
}
