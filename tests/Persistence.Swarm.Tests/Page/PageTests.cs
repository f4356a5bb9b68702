using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Persistence.AspNetCore.Tests.Support;
using Persistence.Swarm.Tests.Backends;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Page;
using Swarm.Stores;

namespace Persistence.Swarm.Tests.Page;

/// <summary>The page of a swarm, by plain requests.</summary>
public sealed class PageTests(RedisServerFixture redis) : SwarmTest(redis)
{
    private static readonly PageSetting s_anyPort = new(0, MayBeAnother: false);

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task A_chat_is_followed_and_goes_on_where_the_page_is_started_again(string backend)
    {
        using var place = Begin(backend);
        place.Swarm.Chats.Start("tea", "Who makes the tea?", "Ada", ["Ben"]);
        var page = SwarmPage.Start(s_anyPort, place.Swarm.Stores);
        using var client = new HttpClient { BaseAddress = page.Address };
        var lastId = "";
        using (var events = await EventReader.Open(client, Tea))
        {
            Assert.Equal("You are invited to: Who makes the tea?", Assert.Single(await events.Entries(1)).Text);
            place.Swarm.Chats.Respond("tea", Message("m1", "Ben", "I do"));
            Assert.Equal(("I do", "Ben"), Assert.Single(await events.Entries(1)) is var entry ? (entry.Text, entry["from"].GetString()) : default);
            lastId = events.LastId;
        }

        page.Dispose();
        place.Swarm.Chats.Respond("tea", Message("m2", "Ada", "Thanks"));
        using var again = SwarmPage.Start(new PageSetting(page.Port, MayBeAnother: false), place.Swarm.Stores);
        using var later = await EventReader.Open(client, Tea, lastId);
        Assert.Equal((3L, "Thanks"), Assert.Single(await later.Entries(1)) is var next ? (next.Sequence, next.Text) : default);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task Every_log_of_the_swarm_is_shown(string backend)
    {
        using var place = Begin(backend);
        var swarm = place.Swarm;
        swarm.Chats.Start("tea", "Who makes the tea?", "Ada", ["Ben"]);
        swarm.Agents.Answered("Ada", "tea", Message("m1", "Ada", "I do"));
        swarm.Queue.Send("q1", "Ada", "Ben", "Bring cups");
        swarm.Queue.DeliverNext("worker");
        swarm.Workflows.Start("run", "plan", new global::Swarm.Workflows.WorkflowStep { Id = "a", Name = "a" });
        new global::Swarm.Workflows.WorkflowWorker(swarm.Stores.Runs, swarm.Clock, "worker").MakeStep(static (_, _) => "cups are there");
        swarm.Workflows.Cancel("run", "Ada", "s1");
        swarm.Tools.Record("check", new("o1", "Ada", true, 1, DateTimeOffset.UnixEpoch));
        using var page = SwarmPage.Start(s_anyPort, swarm.Stores);
        using var client = new HttpClient { BaseAddress = page.Address };
        using var sessions = JsonDocument.Parse(await client.GetStringAsync("sessions", TestContext.Current.CancellationToken));
        Assert.Equal(["chats", "runs", "agents", "tools"], sessions.RootElement.GetProperty("sources").EnumerateArray().Select(static source => source.GetProperty("source").GetString()));
        foreach (var (log, text) in new[]
                 {
                     ("agents/Ben/inbox", "Bring cups"), ("agents/Ada/responses", "I do"), ("runs/run/results", "a: cups are there"), ("runs/run/signals", "Cancel"), ("tools/check/outcomes", "succeeded"),
                 })
        {
            using var events = await EventReader.Open(client, "events?log=" + log);
            Assert.Equal(text, Assert.Single(await events.Entries(1)).Text);
        }
    }

    [Fact]
    public void A_port_that_is_taken_is_one_line_or_another_port()
    {
        using var place = Begin("json");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Assert.Equal($"The page cannot have port {port}: Address already in use. Give another one by --page, or --page off.", Assert.Throws<SwarmException>(() => SwarmPage.Start(new PageSetting(port, MayBeAnother: false), place.Swarm.Stores)).Message);
        using var page = SwarmPage.Start(new PageSetting(port, MayBeAnother: true), place.Swarm.Stores);
        Assert.NotEqual(port, page.Port);
    }

    [Theory]
    [InlineData(null, 5080, true)]
    [InlineData("8080", 8080, false)]
    [InlineData("0", 0, false)]
    public void What_the_command_line_says_of_the_page(string? text, int port, bool mayBeAnother) => Assert.Equal(new PageSetting(port, mayBeAnother), PageSetting.Parse(text));

    [Theory, InlineData("on"), InlineData("65536"), InlineData("-1"), InlineData(""), InlineData("80 ")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal((2, "--page is 'off' or a port from 1 to 65535, 0 for any that is free. 'dotnet run --project samples/Swarm -- --help' lists the arguments."), Assert.Throws<SwarmException>(() => PageSetting.Parse(text)) is var fault ? (fault.ExitCode, fault.Message) : default);

    [Fact]
    public void Off_is_no_page() => Assert.Null(PageSetting.Parse("off"));

    private const string Tea = "events?log=chats/tea/messages";
}
