using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Processes;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Commits;

/// <summary>How long the write-ahead log may become, and what happens where the system allows no more.</summary>
public sealed class WalSizeTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(Durability.Full)]
    [InlineData(Durability.Relaxed)]
    public void A_log_that_a_long_reader_made_grow_shrinks_again(Durability durability)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString, new SqliteStoreOptions { Durability = durability });
        store.Create(TemporaryDatabase.Chat("c"));
        long grown;
        using (var reader = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT count(*) FROM chat";
            command.ExecuteScalar();
            Append(store, 0, 60, 600_000);
            grown = new FileInfo(_file.Path + "-wal").Length;
            Assert.InRange(grown, 30_000_000, long.MaxValue);
        }

        Append(store, 60, 200, 30_000);
        Assert.InRange(new FileInfo(_file.Path + "-wal").Length, 0, 25_000_000);
        Assert.Equal(260, store.CountRemarks("c"));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void A_limit_of_file_sizes_is_a_store_that_cannot_be_used_and_loses_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/prlimit"), "prlimit is a tool of Linux.");
        using (var store = new ChatSqliteStore(_file.ConnectionString))
        {
            store.Create(TemporaryDatabase.Chat("c"));
        }

        // Ignoring SIGXFSZ is inherited, as by children of Python.
        var worker = Worker.Command("fill", _file.ConnectionString, "c");
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true };

        // The runtime maps its code through a file that is larger than that.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var argument in new[] { "-c", "trap '' XFSZ; exec prlimit --fsize=6000000 \"$@\"", "sh", worker.FileName }.Concat(worker.ArgumentList))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.All(lines[1..], line => Assert.Equal(nameof(SessionStoreUnavailableException), line));
        Assert.Equal(3, lines.Length - 1);
        using var again = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture), again.CountRemarks("c"));
        Assert.True(again.Verify().IsIntact);
    }

    private static void Append(ChatSqliteStore store, int first, int count, int size)
    {
        for (var number = first; number < first + count; number++)
        {
            store.AppendRemarks("c", TemporaryDatabase.Remark($"r{number}") with { Content = new string('x', size) });
        }
    }
}
