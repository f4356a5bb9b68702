using System.Collections.Concurrent;
using System.Globalization;
using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Commands;

/// <summary>What a person does by the page docs/tool.md alone: finds the damaged session, mends it, and moves all of them to Redis while a program goes on writing. NEW_USER_SESSIONS says how many.</summary>
public sealed class NewUserTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private static readonly int s_sessions = int.TryParse(Environment.GetEnvironmentVariable("NEW_USER_SESSIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var sessions) ? sessions : 100;

    [Fact]
    public async Task The_damaged_session_is_found_and_mended_and_all_are_moved_while_a_program_writes()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        using var folder = new TestFolder();
        var prefix = RedisServerFixture.NewPrefix();
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{prefix}";
        using var files = new ConversationJsonStore(folder["sessions"], new JsonStoreOptions { Durability = Durability.Relaxed });
        for (var number = 0; number < s_sessions; number++)
        {
            files.Create(Samples.Conversation(Key(number), new Random(seed + number)));
        }

        await Damage(folder, files, Key(7));
        using var over = new CancellationTokenSource();
        using var remote = new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        var acknowledged = new ConcurrentQueue<string>();
        var program = Write(files, remote, acknowledged, over.Token);

        // Which is it?
        var verified = await Persist.Run("verify", folder["sessions"]);
        Assert.Equal(1, verified.Code);
        Assert.Equal(Key(7), Assert.Single(verified.Results.Split('\n'), static line => line.Contains("at file", StringComparison.Ordinal)).Split(':')[0]["conversation ".Length..]);

        // Mend it.
        Assert.Equal(1, (await Persist.Run("recover", folder["sessions"], Key(7))).Code);
        Assert.Contains("quarantined as", await Persist.Succeed("recover", folder["sessions"], Key(7), "--yes"), StringComparison.Ordinal);
        await Persist.Succeed("verify", folder["sessions"]);
        var before = Checksums(await Persist.Succeed("export", folder["sessions"]));

        // Move them.
        await Persist.Succeed("copy", folder["sessions"], server);
        var result = await Persist.Succeed("copy", folder["sessions"], server, "--move");
        Assert.StartsWith($"{s_sessions} sessions: ", result, StringComparison.Ordinal);
        Assert.Contains($" {s_sessions} moved", result, StringComparison.Ordinal);
        var moved = acknowledged.Count;
        while (acknowledged.Count < moved + 20)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await over.CancelAsync();
        await program;

        // Nothing is lost: those that nobody wrote to are the same bytes, and every entry of the others is there once.
        Assert.Contains("0 sessions, 0 entries", await Persist.Succeed("stats", folder["sessions"]), StringComparison.Ordinal);
        var document = await Persist.Succeed("export", server);
        var after = Checksums(document);
        Assert.Equal(s_sessions, after.Count);
        Assert.All(Enumerable.Range(s_sessions / 2, s_sessions - (s_sessions / 2)), number => Assert.Equal(before[Key(number)], after[Key(number)]));
        Assert.All(acknowledged, text => Assert.Equal(2, document.Split(text).Length));

        // A store that opens now has its indexes.
        using var opened = new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        Assert.Equal(s_sessions, Enum.GetValues<Mood>().Append((Mood)3).Sum(mood => opened.FindByMood(mood).Count));
        Assert.Empty(opened.Verify().Findings);
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"chat-{number:D4}");

    // The first half of the sessions is written to.
    private static async Task Write(ConversationJsonStore files, ConversationRedisStore remote, ConcurrentQueue<string> acknowledged, CancellationToken over)
    {
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            var (key, text) = (Key(number % (s_sessions / 2)), string.Create(CultureInfo.InvariantCulture, $"acknowledged <{number}>"));
            try
            {
                files.AppendRemarks(key, text);
                acknowledged.Enqueue(Escaped(text));
            }
            catch (SessionNotFoundException)
            {
                remote.AppendRemarks(key, text);
                acknowledged.Enqueue(Escaped(text));
            }
            catch (SessionCorruptedException)
            {
                // The damaged one, until it is mended.
            }

            // An agent does something between two messages.
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private static string Escaped(string text) => text.Replace("<", "\\u003C", StringComparison.Ordinal).Replace(">", "\\u003E", StringComparison.Ordinal);

    // One byte of a commit that others follow.
    private static async Task Damage(TestFolder folder, ConversationJsonStore files, string key)
    {
        var file = Path.Combine(folder["sessions"], "conversation", key + ".jsonl");
        var length = new FileInfo(file).Length;
        files.AppendRemarks(key, "one");
        files.AppendRemarks(key, "two");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[length + 60] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
    }

    // The checksum of each session, which the document has after it.
    private static Dictionary<string, string> Checksums(string document)
    {
        var (checksums, key) = (new Dictionary<string, string>(StringComparer.Ordinal), "");
        foreach (var line in document.Split('\n'))
        {
            if (line.StartsWith("{\"session\":\"", StringComparison.Ordinal))
            {
                key = line.Split('"')[3];
            }
            else if (line.StartsWith("{\"sha256\":", StringComparison.Ordinal))
            {
                checksums[key] = line;
            }
        }

        return checksums;
    }
}
