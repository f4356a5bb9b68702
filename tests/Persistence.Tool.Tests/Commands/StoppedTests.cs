using Persistence.Testing.Processes;
using Persistence.Testing.Redis;
using Persistence.Tool.Stores;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Commands;

/// <summary>Commands that end before they are done: by Ctrl-C, by SIGTERM, by a disk that is full.</summary>
public sealed class StoppedTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    public static bool HasShell => File.Exists("/bin/sh");

    [Theory]
    [InlineData("export", "JSON", "--output", "FOLDER/target")]
    [InlineData("export", "SQLITE", "--output", "FOLDER/target")]
    [InlineData("export", "REDIS", "--output", "FOLDER/target")]
    [InlineData("copy", "JSON", "FOLDER/target")]
    [InlineData("copy", "JSON", "FOLDER/target.db")]
    [InlineData("copy", "SQLITE", "OTHER")]
    [InlineData("copy", "REDIS", "FOLDER/target")]
    [InlineData("backup", "JSON", "FOLDER/target")]
    [InlineData("backup", "SQLITE", "FOLDER/target")]
    [InlineData("backup", "REDIS", "FOLDER/target")]
    [InlineData("restore", "JSON", "FOLDER/target")]
    [InlineData("restore", "SQLITE", "FOLDER/target.db")]
    [InlineData("import", "DOCUMENT", "FOLDER/target")]
    [InlineData("import", "DOCUMENT", "OTHER", "--shape", "JSON")]
    public async Task A_stopped_command_says_so_and_the_next_run_ends_it(params string[] arguments)
    {
        using var folder = new TestFolder();
        var (source, other) = (Server(), Server());
        Samples.Fill(folder["store"], 150, new Random(5));
        await Persist.Succeed("copy", folder["store"], folder["store.db"]);
        await Persist.Succeed("copy", folder["store"], source);
        await Persist.Succeed("export", folder["store"], "--output", folder["document"]);
        string[] command = [.. arguments.Select(argument => argument
            .Replace("FOLDER", folder[""], StringComparison.Ordinal).Replace("JSON", folder["store"], StringComparison.Ordinal).Replace("SQLITE", folder["store.db"], StringComparison.Ordinal)
            .Replace("REDIS", source, StringComparison.Ordinal).Replace("OTHER", other, StringComparison.Ordinal).Replace("DOCUMENT", folder["document"], StringComparison.Ordinal))];

        var (code, _, notes) = await Persist.Stop(command);

        Assert.True(code == 2, $"{code}: {notes}");
        Assert.EndsWith("persist: stopped; what was done stays, and the same command goes on from there.\n", notes, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder[""], "*.partial*"));
        Assert.Equal(arguments[0] is "copy" or "import" && !arguments.Contains("OTHER"), Directory.EnumerateFileSystemEntries(folder[""], "target*").Any());

        await Persist.Succeed(command);
        var target = arguments.Contains("OTHER") ? other : Directory.EnumerateFileSystemEntries(folder[""], "target*").First(static path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal));
        if (File.Exists(target) && (await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken)).StartsWith("{\"$persistence\"", StringComparison.Ordinal))
        {
            Assert.Equal(await File.ReadAllTextAsync(folder["document"], TestContext.Current.CancellationToken), await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        }
        else
        {
            Assert.Equal(await Persist.DigestOf(folder["store"]), await Persist.DigestOf(target));
        }
    }

    [Fact]
    public async Task What_only_reads_and_what_mends_stops_too()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 50, new Random(5));
        foreach (var command in (string[])["verify", "stats", "recover"])
        {
            var (code, results, notes) = await Persist.Stop(command, folder["store"]);
            Assert.True(code == 2, $"{command}: {code}: {notes}{results}");
            Assert.EndsWith("and the same command goes on from there.\n", notes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_listing_of_many_files_stops_before_its_first_key()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 5, new Random(5));
        using var reader = StoreOpening.Read(StoreAddress.Parse(folder["store"]), new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => reader.Keys(reader.Classes()[0]).First());
    }

    [Theory(SkipUnless = nameof(HasShell), Skip = "needs a shell")]
    [InlineData("INT", "tail", "STORE", "Chat 5")]
    [InlineData("TERM", "tail", "STORE", "Chat 5", "--json")]
    [InlineData("INT", "copy", "STORE", "TARGET", "--follow")]
    [InlineData("TERM", "copy", "STORE", "TARGET.db", "--follow")]
    public async Task What_goes_on_until_it_is_stopped_ends_well_by_either_signal(string signal, params string[] arguments)
    {
        Interrupts.SkipWhereIgnored(signal);
        using var folder = new TestFolder();
        Samples.Fill(folder["STORE"], 6, new Random(5));
        using var process = Shell.Start("exec dotnet \"$0\" \"$@\"".Replace("$0", Path.Combine(AppContext.BaseDirectory, "persist.dll"), StringComparison.Ordinal), [.. arguments.Select(argument => argument is "STORE" or "TARGET" or "TARGET.db" ? folder[argument] : argument)]);
        while (arguments[0] == "copy" && !await IsCopied(folder, arguments[2]))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        if (arguments[0] == "tail")
        {
            await FirstLine(process, folder);
        }

        await Shell.Run($"kill -{signal} {process.Id}");
        var (results, notes) = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {notes}{results}");
        Assert.Empty(notes);
        Assert.Equal(arguments[0] == "copy", results.Contains(" equal", StringComparison.Ordinal));
    }

    [Theory(SkipUnless = nameof(HasShell), Skip = "needs a shell")]
    [InlineData("copy", "STORE", "TARGET")]
    [InlineData("copy", "STORE", "TARGET.db")]
    [InlineData("import", "DOCUMENT", "TARGET")]
    [InlineData("export", "STORE", "--output", "TARGET")]
    [InlineData("backup", "STORE", "TARGET")]
    [InlineData("backup", "DATABASE.db", "TARGET")]
    [InlineData("restore", "DATABASE.db", "TARGET.db")]
    public async Task A_full_disk_is_one_line_and_the_next_run_ends_it(params string[] arguments)
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["STORE"], 40, new Random(5));
        using (var store = new Sessions.ConversationJsonStore(folder["STORE"]))
        {
            // One that does not fit in a file of the length that is allowed.
            store.AppendRemarks("Chat 20", [.. Enumerable.Range(0, 60).Select(static number => new string((char)('a' + (number % 20)), 1000))]);
        }

        await Persist.Succeed("copy", folder["STORE"], folder["DATABASE.db"]);
        await Persist.Succeed("export", folder["STORE"], "--output", folder["DOCUMENT"]);
        string[] command = [.. arguments.Select(argument => char.IsUpper(argument[0]) ? folder[argument] : argument)];

        // In units of 512 bytes; SIGXFSZ is ignored, so that writing fails as on a full disk.
        var (code, results, notes) = await Shell.Run("trap '' XFSZ; ulimit -f 64; persist \"$@\"", command);

        Assert.True(code == 2, $"{code}: {notes}{results}");
        Assert.StartsWith("persist: ", notes, StringComparison.Ordinal);
        Assert.Single(notes.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("fault of persist", notes, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder[""], "*.partial*"));
        Assert.Equal(arguments[0] is "copy" or "import", Path.Exists(folder[arguments[^1]]));
        if (arguments[0] is "copy" or "import" && await Persist.Run("verify", folder[arguments[^1]]) is { Code: not 0 } verified)
        {
            Assert.True(verified.Code == 2 && verified.Notes.Contains("is no store", StringComparison.Ordinal), $"{verified.Notes}{verified.Results}");
        }

        await Persist.Succeed(command);
        if (arguments[0] != "export")
        {
            Assert.Equal(await Persist.DigestOf(folder["STORE"]), await Persist.DigestOf(folder[arguments[^1]]));
        }
    }

    [Fact]
    public async Task A_server_whose_memory_is_full_holds_whole_sessions_only()
    {
        using var full = RedisServer.Start("--maxmemory", "3mb", "--maxmemory-policy", "noeviction");
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 40, new Random(5));
        using (var store = new Sessions.ConversationJsonStore(folder["store"]))
        {
            // Staged in pieces, of which some fit.
            store.AppendRemarks("Chat 20", [.. Enumerable.Range(0, 4000).Select(static number => new string((char)('a' + (number % 20)), 1000))]);
        }

        var target = $"redis://127.0.0.1:{full.Port}/x";
        var (code, _, notes) = await Persist.Run("copy", folder["store"], target);

        Assert.True(code == 2, notes);
        Assert.Contains("memory is full", notes, StringComparison.Ordinal);
        Assert.Single(notes.TrimEnd('\n').Split('\n'));
        await Persist.Succeed("verify", target);
        using (var connection = full.Connect())
        {
            await connection.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        }

        await Persist.Succeed("copy", folder["store"], target);
        Assert.Equal(await Persist.DigestOf(folder["store"]), await Persist.DigestOf(target));
    }

    private static async Task<bool> IsCopied(TestFolder folder, string target)
    {
        var (code, results, _) = Path.Exists(folder[target]) ? await Persist.Run("stats", folder[target]) : (2, "", "");
        return code == 0 && results.Contains("12 sessions", StringComparison.Ordinal);
    }

    // Entries are appended until the first one is written: the tail begins at the end, whenever that is.
    private static async Task FirstLine(System.Diagnostics.Process process, TestFolder folder)
    {
        using var store = new Sessions.ConversationJsonStore(folder["STORE"]);
        var first = process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        while (await Task.WhenAny(first, Task.Delay(20, TestContext.Current.CancellationToken)) != first)
        {
            store.AppendRemarks("Chat 5", "another");
        }

        Assert.Contains("another", await first, StringComparison.Ordinal);
    }

    private string Server() => $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}";
}
