using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Persistence.Redis.Scripts;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Layout;

/// <summary>
/// Every key that a script touches is declared, and all keys of one script are on one slot. A cluster refuses others, and Garnet does not: it reads and writes them on the wrong node.
/// </summary>
public sealed partial class DeclaredKeysTests
{
    private const string End = "the end of what is watched";

    [Fact]
    public void Scripts_touch_declared_keys_alone()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var monitor = new TcpClient();
        monitor.Connect(IPAddress.Loopback, server.Port);
        monitor.GetStream().Write("MONITOR\r\n"u8);
        using var lines = new StreamReader(monitor.GetStream());
        Assert.Equal("+OK", lines.ReadLine());

        DoEverything(redis);
        redis.GetDatabase().Execute("ECHO", End);

        var (declared, scripts, touched) = (new List<string>(), 0, 0);
        for (var line = lines.ReadLine()!; !line.Contains(End, StringComparison.Ordinal); line = lines.ReadLine()!)
        {
            var words = Words().Matches(line).Select(static word => word.Groups[1].Value).ToList();
            if (words.Count > 3 && words[0].StartsWith("EVAL", StringComparison.OrdinalIgnoreCase))
            {
                declared = words.GetRange(3, int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture));
                scripts++;
                Assert.NotEmpty(declared);
                Assert.True(IsOfOneServer(words[1]) || declared.Select(static key => HashTag().Match(key).Groups[1].Value).Distinct().Count() == 1, line);
            }
            else if (line.Contains(" lua] ", StringComparison.Ordinal) && words is [not "TIME", ..])
            {
                touched++;
                Assert.All(KeysOf(words), key => Assert.Contains(key, declared));
            }
        }

        Assert.True(scripts > 30 && touched > 100, $"{scripts} scripts, {touched} commands");
    }

    // It is not sent to a cluster.
    private static bool IsOfOneServer(string script) =>
        script == Convert.ToHexStringLower(IndexScripts.Look.Hash) || script.Contains("{'$listed', '$expires', '$version'}", StringComparison.Ordinal);

    private static void DoEverything(ConnectionMultiplexer redis)
    {
        using var chats = new ChatRedisStore(redis);
        using var leases = new LeaseRedisStore(redis);
        var chat = new Chat { Id = "c", Slot = "s", Messages = [new Message("1", "one")], Notes = ["one"] };
        var lease = new Lease { Id = "c", Slot = "s", Messages = [new Message("1", "one")], Notes = ["one"] };
        chats.Create(chat);
        leases.Create(lease);
        (chat.Topic, chat.Slot, lease.Status, lease.Slot) = ("t", "t", 2, "t");
        chats.Save(chat);
        leases.Save(lease);
        chat.Messages.Add(new Message("2", "two"));
        chat.Notes.Add("two");
        lease.Messages.Add(new Message("2", "two"));
        chats.Save(chat);
        leases.Save(lease);
        chats.AppendMessages("c", new Message("3", "three"));
        chats.AppendMessages("c", new Message("3", "three"), new Message("4", "four"));
        chats.AppendNotes("c", "three");
        chats.AppendNotes("c", "four", "five");
        leases.AppendMessages("c", new Message("3", "three"));
        leases.AppendNotes("c", "three");
        redis.GetDatabase().SetAdd("persistence:chat:{c}:messages:ids", "5");
        chats.AppendMessages("c", new Message("5", "five"));
        Assert.Equal(5, chats.ReadLastMessages("c", 10).Count + chats.CountNotes("c") - 5);
        chats.Load("c", SessionLoad.LastEntries(1));
        Assert.Equal(4, chats.TailMessages("c", 3).First().Sequence);
        Assert.Throws<SessionExistsException>(() => chats.Create(new Chat { Id = "c" }));
        Assert.Throws<SessionValidationException>(() => chats.Create(new Chat { Id = "d", Slot = "t" }));
        redis.GetDatabase().SortedSetAdd("persistence:{chat:keys}", "gone\00cfb8dc7e6e23b43", 0);
        chats.PurgeExpired();
        Assert.Empty(chats.Verify().Findings);
        Assert.Empty(leases.Verify().Findings);
        chats.Delete("c");
        leases.Delete("c");
        DoAllOfLeases(redis);
    }

    private static void DoAllOfLeases(ConnectionMultiplexer redis)
    {
        using var jobs = new JobRedisStore(redis);
        jobs.Create(new Job { Id = "j", DueAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        var claim = jobs.ClaimDue("w", TimeSpan.FromMinutes(5))!;
        var own = jobs.Under(claim.Lease);
        Assert.Throws<SessionLeasedException>(() => jobs.Save(jobs.Load("j")));
        Assert.Throws<SessionLeasedException>(() => jobs.Delete("j"));
        Assert.Throws<SessionLeasedException>(() => jobs.AppendSteps("j", "x"));
        jobs.AppendMessages("j", new Message("1", "one"));
        own.AppendMessages("j", new Message("2", "two"));
        own.AppendEffects("j", new Message("1", "one"), new Message("2", "two"));
        own.AppendSteps("j", "one");
        var job = own.Load("j");
        (job.Progress, job.DueAt) = (1, null);
        job.Steps.Add("two");
        own.Save(job);
        job.Progress = 2;
        own.Save(job);
        Assert.True(claim.Lease.Renew());
        Assert.NotNull(jobs.FindLease("j"));
        Assert.Empty(jobs.FindPoisoned());
        Assert.True(own.Delete("j"));
        claim.Dispose();
    }

    // A channel is no key, but it is named after one.
    private static IEnumerable<string> KeysOf(List<string> words) => words[0].ToUpperInvariant() switch
    {
        "DEL" or "EXISTS" or "RENAMENX" => words.Skip(1),
        "PUBLISH" => [words[1][..words[1].IndexOf(":$tail", StringComparison.Ordinal)]],
        _ => words.Skip(1).Take(1),
    };

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Words();

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex HashTag();
}
