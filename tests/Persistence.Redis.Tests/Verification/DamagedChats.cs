using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>Two whole sessions, of which a test damages something.</summary>
internal sealed class DamagedChats : IDisposable
{
    private readonly string _prefix = RedisServerFixture.NewPrefix();
    private readonly ConnectionMultiplexer _connection;

    public DamagedChats(RedisServerFixture fixture)
    {
        Database = fixture.Connection.GetDatabase();
        _connection = fixture.Connection;
        Store = Open();
        foreach (var id in new[] { "one", "two" })
        {
            Store.Create(new Chat
            {
                Id = id,
                Status = 7,
                Slot = $"slot {id}",
                Messages = [new Message("m1", "first"), new Message("m2", "second"), new Message("m3", "third")],
                Notes = ["note 1", "note 2"],
            });
        }

        Assert.True(Store.Verify().IsIntact);
    }

    public IDatabase Database { get; }

    public ChatRedisStore Store { get; }

    public string One => $"{_prefix}:chat:{{one}}";

    public string Two => $"{_prefix}:chat:{{two}}";

    public string Listing => $"{_prefix}:{{chat:keys}}";

    public string Record => $"{_prefix}:{{chat:indexes}}";

    public string Index(string name) => $"{_prefix}:{{chat:index:{name}}}";

    public string Reservation(string slot) => $"{_prefix}:{{chat:unique:slot:{slot}}}";

    public string Field(string session, string field) => (string)Database.HashGet(session, field)!;

    /// <summary>A store that knows nothing yet of what the server holds.</summary>
    public ChatRedisStore Open() => new(_connection, new RedisStoreOptions { KeyPrefix = _prefix });

    /// <summary>The only finding, as a text; there must be one, and each session must have been read.</summary>
    public string Finding(string? key, string location)
    {
        var report = Store.Verify();
        Assert.Equal(2, report.SessionsChecked);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(key, finding.SessionKey);
        Assert.Equal(location, finding.Location);
        return finding.Problem;
    }

    public void Dispose() => Store.Dispose();
}
