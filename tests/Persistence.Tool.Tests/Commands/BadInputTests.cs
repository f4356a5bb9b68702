using Microsoft.Data.Sqlite;
using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Commands;

public sealed class BadInputTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory]
    [InlineData("no such folder or file", "list", "FOLDER/none")]
    [InlineData("no such file", "verify", "FOLDER/none.db")]
    [InlineData("is no store: none of its folders holds session files", "stats", "FOLDER")]
    [InlineData("is no store: it has no table", "list", "FOLDER/other.db")]
    [InlineData("cannot be used", "list", "FOLDER/text.db")]
    [InlineData("does not answer there", "list", "redis://127.0.0.1:1/x")]
    [InlineData("it asks for a password", "list", "redis://127.0.0.1:PORT/x")]
    [InlineData("or the one given is wrong", "list", "redis://:wrong@127.0.0.1:PORT/x")]
    [InlineData("is no option of this command", "list", "--bogus")]
    [InlineData("'--bogus' is no option of this command", "list", "--bogus", "FOLDER/store")]
    [InlineData("'bogus'", "bogus")]
    [InlineData("is empty", "list", "")]
    [InlineData("names no store", "list", "http://somewhere/x")]
    [InlineData("has no session 'nobody'", "show", "FOLDER/store", "nobody")]
    [InlineData("has no class 'nothing'", "list", "FOLDER/store", "--class", "nothing")]
    [InlineData("are the same store", "copy", "FOLDER/store", "FOLDER/store")]
    [InlineData("never overwrites", "backup", "FOLDER/store", "FOLDER/other.db")]
    [InlineData("never overwrites", "restore", "FOLDER/store", "FOLDER/store")]
    [InlineData("is no document that 'persist export' wrote", "import", "FOLDER/text.db", "FOLDER/new")]
    [InlineData("is no format that can be imported", "import", "FOLDER/text.db", "FOLDER/new", "--from", "nothing")]
    public async Task One_line_says_what_is_wrong_and_the_exit_code_is_2(string expected, params string[] arguments)
    {
        using var locked = expected.Contains("pass", StringComparison.Ordinal) || expected.Contains("wrong", StringComparison.Ordinal) ? RedisServer.Start("--requirepass", "secret", "--enable-debug-command", "no") : null;
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 5, new Random(1));
        await File.WriteAllTextAsync(folder["text.db"], new string('x', 5000), TestContext.Current.CancellationToken);
        await using (var other = new SqliteConnection($"Data Source={folder["other.db"]};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE x (y)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var (code, results, notes) = await Persist.Run([.. arguments.Select(argument => argument.Replace("FOLDER", folder[""].TrimEnd('/'), StringComparison.Ordinal).Replace("PORT", $"{locked?.Port ?? redis.Server.Port}", StringComparison.Ordinal))]);

        Assert.True(code == 2, $"{code}: {notes}{results}");
        Assert.Contains(expected, notes, StringComparison.Ordinal);
        Assert.StartsWith("persist: ", notes, StringComparison.Ordinal);
        Assert.Single(notes.TrimEnd('\n').Split('\n'));
        Assert.Empty(results);
        Assert.DoesNotContain("secret", notes, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder["new"]) && Directory.EnumerateFiles(folder["new"], "*.jsonl", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task A_prefix_that_no_store_has_is_said_on_the_standard_error()
    {
        var store = $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}";

        var (code, results, notes) = await Persist.Run("list", store);

        Assert.Equal((0, ""), (code, results));
        Assert.StartsWith($"persist: '{store}' holds no sessions: ", notes, StringComparison.Ordinal);
    }
}
