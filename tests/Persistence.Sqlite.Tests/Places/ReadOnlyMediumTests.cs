using System.Diagnostics;
using Persistence.Sqlite.Tests.Processes;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Places;

/// <summary>A store that was closed cleanly can be read on a medium that nobody can write, where the connection string says so.</summary>
public sealed class ReadOnlyMediumTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_closed_store_is_read_with_Mode_ReadOnly()
    {
        var folder = Directory.CreateDirectory(_file.File("medium #1")).FullName;
        using (var store = new ChatSqliteStore($"Data Source={folder}/c.db"))
        {
            store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
        }

        var (code, answer) = OnReadOnlyMount(folder, $"Data Source={folder}/c.db;Mode=ReadOnly");
        Assert.SkipWhen(code == 42, "This machine lets nobody mount.");
        Assert.Equal("1 1 True SessionStoreUnavailableException", answer);
        Assert.Equal(["c.db"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Without_it_the_store_says_that_the_database_cannot_be_opened()
    {
        var folder = Directory.CreateDirectory(_file.File("medium")).FullName;
        using (var store = new ChatSqliteStore($"Data Source={folder}/c.db"))
        {
            store.Create(TemporaryDatabase.Chat("c"));
        }

        var (code, answer) = OnReadOnlyMount(folder, $"Data Source={folder}/c.db");
        Assert.SkipWhen(code == 42, "This machine lets nobody mount.");
        Assert.Equal("SessionStoreUnavailableException", answer);
    }

    [Fact]
    public void Whoever_changes_the_file_meanwhile_is_noticed()
    {
        File.WriteAllText(_file.Path, "x");
        var unchanged = new UnchangedFile(_file.Path);
        unchanged.Require();
        File.WriteAllText(_file.Path + "-wal", "");
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(unchanged.Require);
        File.Delete(_file.Path + "-wal");
        unchanged.Require();
        File.WriteAllText(_file.Path, "xy");
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(unchanged.Require);
    }

    // In a mount namespace of its own, which ends with the process.
    private static (int Code, string Answer) OnReadOnlyMount(string folder, string connectionString)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/unshare"))
        {
            return (42, "");
        }

        var worker = Worker.Command("look", connectionString, "c");
        var start = new ProcessStartInfo("unshare") { RedirectStandardOutput = true, RedirectStandardError = true };
        const string Mount = "d=$1; shift; mount --bind \"$d\" \"$d\" && mount -o remount,ro,bind \"$d\" || exit 42; exec \"$@\"";
        foreach (var argument in new[] { "--mount", "sh", "-c", Mount, "sh", folder, worker.FileName }.Concat(worker.ArgumentList))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return (process.ExitCode is 0 ? 0 : 42, answer);
    }
}
