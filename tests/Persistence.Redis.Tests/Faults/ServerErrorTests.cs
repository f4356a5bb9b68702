using Persistence.Redis.Connection;
using Persistence.Redis.Scripts;
using Persistence.Redis.Tests.Layout;
using Persistence.Redis.Tests.Servers;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>Each line of docs/redis-errors.md is what the store makes of a server's error.</summary>
public sealed class ServerErrorTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private const string Store = "Redis store 'p' (class chat)";

    private static readonly RedisRequest s_append = new() { Script = AppendScripts.AppendWithIds, Keys = ["p:chat:{c}"], SessionKey = "c" };

    public static TheoryData<string, string, string, string> Lines()
    {
        var lines = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(LayoutDocumentTests.Root(), "docs", "redis-errors.md")).Where(static line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var end = line.IndexOf("` | ", StringComparison.Ordinal);
            var cells = line[(end + 4)..].TrimEnd(' ', '|').Split(" | ");
            lines.Add(line[3..end], cells[0], cells[1], cells[2]);
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_of_the_table(string text, string means, string again, string written)
    {
#pragma warning disable CS0618 // The driver makes them of a text too.
        var exception = new RedisServerException(text);
#pragma warning restore CS0618
        var kind = RedisFailure.KindOf(exception);
        Assert.Equal(means == "damaged", kind == FailureKind.Damaged);
        Assert.Equal(again == "yes", s_append.MayFollow(kind));

        var failure = RedisErrors.Failed(s_append, Store, exception, kind);
        Assert.Equal(means == "damaged" ? typeof(SessionCorruptedException) : typeof(SessionStoreUnavailableException), failure.GetType());
        Assert.Contains(means == "damaged" ? "Nothing was changed" : written == "nothing" ? "Nothing was written" : "Part of the change may have been written", failure.Message, StringComparison.Ordinal);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Equal(means == "damaged", failure.Message.Contains("is damaged", StringComparison.Ordinal));
        Assert.Same(exception, failure.InnerException);

        // What only reads has written nothing.
        var read = new RedisRequest { Script = ReadScripts.Session, Keys = s_append.Keys, SessionKey = "c", IsRead = true };
        Assert.DoesNotContain("Part of the change", RedisErrors.Failed(read, Store, exception, kind).Message, StringComparison.Ordinal);
    }

    /// <summary>Both protocols, and both forms of an error in the newer one; a server answers for another.</summary>
    [Theory]
    [InlineData("resp2", "-MISCONF Errors writing to the AOF file: No space left on device\r\n")]
    [InlineData("resp3", "-MISCONF Errors writing to the AOF file: No space left on device\r\n")]
    [InlineData("resp3", "!63\r\nMISCONF Errors writing to the AOF file: No space left on device\r\n")]
    [InlineData("resp2", "-BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.\r\n")]
    [InlineData("resp3", "-TRYAGAIN Multiple keys request during rehashing of slot\r\n")]
    public async Task A_server_that_cannot_now_is_asked_again(string protocol, string error)
    {
        using var proxy = new AnsweringProxy(fixture.Server.Port);
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{proxy.ConnectionString},protocol={protocol}");
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
        using var store = new ChatRedisStore(redis, options);
        store.Create(new Chat { Id = "c" });
        // The server has the script from now on, and its name is all that is sent.
        store.AppendMessages("c", new Message("0", "zero"));
        proxy.AnswerNext(error, 2);
        Assert.Equal(2L, store.AppendMessages("c", new Message("1", "one")));

        using var hasty = new ChatRedisStore(redis, new RedisStoreOptions { KeyPrefix = options.KeyPrefix, RetryTimeout = TimeSpan.Zero });
        hasty.AppendMessages("c", new Message("2", "two"));
        proxy.AnswerNext(error, 1);
        var failure = Assert.Throws<SessionStoreUnavailableException>(() => hasty.AppendMessages("c", new Message("3", "three")));
        Assert.Contains("Nothing was written", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, store.CountMessages("c"));
    }

    [Theory]
    [InlineData("resp2")]
    [InlineData("resp3")]
    public async Task An_error_that_nobody_knows_is_no_damage(string protocol)
    {
        using var proxy = new AnsweringProxy(fixture.Server.Port);
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{proxy.ConnectionString},protocol={protocol}");
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() });
        store.Create(new Chat { Id = "c" });
        store.AppendMessages("c", new Message("0", "zero"));
        proxy.AnswerNext("-WHATEVER a later version may say script: 2067d915024a3e1657c4169c84f809f8ebba75ea, on @user_script:20.\r\n", 1);
        var failure = Assert.Throws<SessionStoreUnavailableException>(() => store.AppendMessages("c", new Message("1", "one")));
        Assert.Contains("Part of the change may have been written", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2L, store.AppendMessages("c", new Message("1", "one")));
    }
}
