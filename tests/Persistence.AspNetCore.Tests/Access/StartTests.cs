using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Persistence.AspNetCore.Access;
using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;

namespace Persistence.AspNetCore.Tests.Access;

/// <summary>Who may read a feed, and programs that do not start because everybody could.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("feed-start-").FullName;
    private readonly Lazy<ITeamChatStore> _store;

    public StartTests() => _store = new(() => Stores.Open("json", _folder, ""));

    [Theory, InlineData("http://0.0.0.0:0"), InlineData("http://[::]:0"), InlineData("http://*:0")]
    public async Task Without_authorization_a_program_that_others_reach_does_not_start(string address)
    {
        await using var app = Build(address, static _ => { });
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("The feed at /chat has no authorization, and the program listens on http://", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Add .RequireAuthorization() after MapSessionFeed, or listen on http://127.0.0.1 only.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllowAnonymous_is_no_authorization()
    {
        await using var app = Build("http://0.0.0.0:0", static feed => feed.RequireAuthorization().AllowAnonymous());
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task With_a_policy_it_starts_and_refuses_who_does_not_meet_it()
    {
        await using var app = Build("http://0.0.0.0:0", static feed => feed.RequireAuthorization("readers"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        _store.Value.Create(new TeamChat { Id = "tea" });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
        foreach (var address in (string[])["events?list=1", "events?log=chats/tea/messages", "entries?log=chats/tea/messages", "sessions", "search?q=a"])
        {
            Assert.Equal((401, 403, 200), (await Status(client, address, null), await Status(client, address, "guest"), await Status(client, address, "reader")));
        }
    }

    [Theory]
    [InlineData("localhost", "", 200), InlineData("127.0.0.1:80", "", 200), InlineData("[::1]", "", 200)]
    [InlineData("evil.example", "", 403), InlineData("localhost.evil.example", "", 403), InlineData("127.0.0.1.evil.example", "", 403)]
    [InlineData("localhost", "X-Forwarded-For: 10.0.0.1\r\n", 403), InlineData("localhost", "Forwarded: for=10.0.0.1\r\n", 403)]
    public async Task Without_authorization_it_answers_this_machine_under_its_own_name_alone(string host, string header, int expected)
    {
        await using var app = Build("http://127.0.0.1:0", static _ => { });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new TcpClient();
        var address = new Uri(app.Urls.Single());
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /chat/sessions HTTP/1.1\r\nHost: {host}\r\n{header}Connection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var lines = new StreamReader(client.GetStream());
        Assert.StartsWith($"HTTP/1.1 {expected} ", await lines.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5000", true), InlineData("http://127.0.0.1:5000", true), InlineData("https://[::1]:5001", true), InlineData("http://127.8.8.8:1", true)]
    [InlineData("http://0.0.0.0:80", false), InlineData("http://[::]:80", false), InlineData("http://+:80", false), InlineData("http://*:80", false)]
    [InlineData("http://unix:/tmp/feed.sock", false), InlineData("http://localhost.example:80", false), InlineData("http://10.0.0.1:80", false), InlineData("nonsense", false)]
    public void What_is_loopback(string address, bool expected) => Assert.Equal(expected, FeedAuthorization.IsLoopback(address));

    [Fact]
    public void Without_its_services_it_says_the_line_to_add()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        Assert.Contains("builder.Services.AddSessionFeed();", Assert.Throws<InvalidOperationException>(() => app.MapSessionFeed("/chat", feed => feed.Chats(_store.Value))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_feed_cannot_be_is_said_where_it_is_mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSessionFeed();
        var app = builder.Build();
        Assert.Equal("The feed has no store; add one by feed.Add(store, …).", Message(static _ => { }));
        Assert.Equal("The feed shows no log of TeamChat; add .Log(session => session.Messages, entry => new FeedEntry(…)).", Message(feed => feed.Add(_store.Value, static _ => { })));
        Assert.StartsWith("TeamChat has no log 'chat.Topic' of Char; its logs are Messages, Notes.", Message(feed => feed.Add(_store.Value, static chats => chats.Log(static chat => chat.Topic, static _ => new FeedEntry("", "")))), StringComparison.Ordinal);
        Assert.Equal("The log Notes is added twice.", Message(feed => feed.Add(_store.Value, static chats => chats.Log(static chat => chat.Notes, Note).Log(static chat => chat.Notes, Note))));
        Assert.Equal("The feed has two stores that are called 'chats'; give one of them another Name.", Message(feed => { feed.Chats(_store.Value); feed.Chats(_store.Value); }));
        Assert.StartsWith("'a/b' cannot be a name in an address", Message(feed => feed.Add(_store.Value, static chats => chats.Name = "a/b")), StringComparison.Ordinal);

        Assert.Equal("Heartbeat", Assert.Throws<ArgumentOutOfRangeException>(() => app.MapSessionFeed("/chat", feed => { feed.Chats(_store.Value); feed.Heartbeat = TimeSpan.Zero; })).ParamName);

        string Message(Action<SessionFeedBuilder> configure) => Assert.Throws<ArgumentException>(() => app.MapSessionFeed("/chat", configure)).Message.Split(" (Parameter", 2)[0];
        static FeedEntry Note(string note) => new("", note);
    }

    public void Dispose()
    {
        if (_store.IsValueCreated)
        {
            _store.Value.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<int> Status(HttpClient client, string address, string? user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/" + address);
        if (user is not null)
        {
            request.Headers.Add("X-User", user);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private WebApplication Build(string address, Action<RouteGroupBuilder> protect)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderUser>("header", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy("readers", static policy => policy.RequireUserName("reader"));
        builder.Services.AddSessionFeed();
        var app = builder.Build();
        protect(app.MapSessionFeed("/chat", feed => feed.Chats(_store.Value)));
        return app;
    }

    private sealed class HeaderUser(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-User"].ToString() is { Length: > 0 } name
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "header")), "header"))
            : AuthenticateResult.NoResult());
    }
}
