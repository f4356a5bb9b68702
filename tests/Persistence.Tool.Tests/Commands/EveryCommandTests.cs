using Microsoft.Data.Sqlite;
using Persistence.Testing.Redis;
using Persistence.Tool.Commands;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Commands;

/// <summary>What is no store, given to every command in every place of a store.</summary>
public sealed class EveryCommandTests
{
    // BAD is what is no store.
    private static readonly string[][] s_commands =
    [
        ["list", "BAD"], ["show", "BAD", "key"], ["tail", "BAD", "key"], ["stats", "BAD"], ["leases", "BAD"], ["doctor", "BAD"], ["schema", "BAD"], ["verify", "BAD"], ["recover", "BAD"], ["recover", "BAD", "--yes"],
        ["purge", "BAD", "--yes"], ["export", "BAD"], ["export", "BAD", "--output", "FOLDER/new"], ["import", "FOLDER/document", "BAD"], ["import", "FOLDER/transcript.jsonl", "BAD", "--from", "transcript"],
        ["copy", "BAD", "FOLDER/new"], ["copy", "BAD", "FOLDER/new.db", "--move"], ["copy", "FOLDER/store", "BAD"], ["copy", "FOLDER/store", "BAD", "--move"], ["backup", "BAD", "FOLDER/new"], ["restore", "FOLDER/document", "BAD"],
    ];

    private static readonly string[] s_writing = ["import", "restore"];

    [Fact]
    public void Every_command_is_here() => Assert.Equal(CommandTree.Make().Subcommands.Select(static command => command.Name).Order(), s_commands.Select(static command => command[0]).Distinct().Order());

    [Theory]
    [InlineData("FOLDER/absent", "no such folder or file")]
    [InlineData("FOLDER/absent.db", "no such file")]
    [InlineData("FOLDER/pictures", "")]
    [InlineData("FOLDER/other.db", "")]
    [InlineData("FOLDER/text.db", "")]
    [InlineData("redis://127.0.0.1:1/x", "it does not answer there; start it, or check host and port")]
    [InlineData("redis://127.0.0.1:PORT/x", "it asks for a password")]
    [InlineData("redis://:wrong@127.0.0.1:PORT/x", "or the one given is wrong")]
    public async Task One_line_exit_code_2_and_nothing_is_changed(string bad, string expected)
    {
        using var locked = bad.Contains("PORT", StringComparison.Ordinal) ? RedisServer.Start("--requirepass", "secret") : null;
        using var folder = new TestFolder();
        await Fill(folder);
        var before = Everything(folder);
        foreach (var command in s_commands.Where(command => !bad.Contains("absent", StringComparison.Ordinal) || !(s_writing.Contains(command[0]) || command[^1] == "BAD" || command[^2] == "BAD")))
        {
            string[] arguments = [.. command.Select(argument => argument.Replace("BAD", bad, StringComparison.Ordinal).Replace("FOLDER", folder[""], StringComparison.Ordinal).Replace("PORT", $"{locked?.Port}", StringComparison.Ordinal))];
            var (code, results, notes) = await Persist.Run(arguments);

            Assert.True(code == 2, $"{string.Join(' ', arguments)}: {code}: {notes}{results}");
            Assert.Contains(expected, notes, StringComparison.Ordinal);
            Assert.StartsWith("persist: ", notes, StringComparison.Ordinal);
            Assert.Single(notes.TrimEnd('\n').Split('\n'));
            Assert.DoesNotContain("fault of persist", notes, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", notes, StringComparison.Ordinal);
            Assert.Empty(results);
            Assert.Equal(before, Everything(folder));
        }
    }

    private static async Task Fill(TestFolder folder)
    {
        Samples.Fill(folder["store"], 3, new Random(1));
        await Persist.Succeed("export", folder["store"], "--output", folder["document"]);
        await File.WriteAllTextAsync(folder["transcript.jsonl"], """{"role":"user","content":"hello"}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["text.db"], new string('x', 5000), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder["pictures/2026"]);
        await File.WriteAllTextAsync(folder["pictures/2026/cat.png"], "a cat", TestContext.Current.CancellationToken);
        await using var other = new SqliteConnection($"Data Source={folder["other.db"]};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = other.CreateCommand();
        command.CommandText = "CREATE TABLE x (y)";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string Everything(TestFolder folder) => string.Join('\n', Directory.EnumerateFiles(folder[""], "*", SearchOption.AllDirectories).Where(static path => !path.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(static path => $"{path} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}"));
}
