using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json.Nodes;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Schema;

/// <summary>What is damaged in data of an earlier version is damage, although upgrade steps look at other members.</summary>
public sealed class OlderDamageTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    private RedisKey Hash => $"{_options.KeyPrefix}:parcel:{{p}}";

    [Theory]
    [InlineData("sender", "\"a\u00ff\"", "field 'sender'")]
    [InlineData("sender", "\"a", "field 'sender'")]
    [InlineData("content", "\"b\u00ff\"", "field 'content'")]
    [InlineData("content", "\"b\\ud800\"", "a surrogate stands without its partner")]
    public void A_header(string member, string text, string problem)
    {
        Create();
        fixture.Connection.GetDatabase().HashSet(Hash, member, Encoding.Latin1.GetBytes(text));
        using var store = new ParcelV2RedisStore(fixture.Connection, _options);
        Assert.Contains(problem, Assert.Throws<SessionCorruptedException>(() => store.Load("p")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"place\":\"x\u00ff\",\"time\":\"noon\"}")]
    [InlineData("{\"place\":\"x\",\"time\":\"\u00ff\"}")]
    [InlineData("{\"place\":\"x\",\"time\":\"noon\"")]
    [InlineData("{\"place\":[\"x\u00ff\"],\"time\":\"noon\"}")]
    public void An_entry(string text)
    {
        Create();
        fixture.Connection.GetDatabase().ListSetByIndex($"{_options.KeyPrefix}:parcel:{{p}}:stops", 0, Encoding.Latin1.GetBytes(text));
        using var store = new ParcelV2RedisStore(fixture.Connection, _options);
        Assert.Throws<SessionCorruptedException>(() => store.Load("p"));
        Assert.Throws<SessionCorruptedException>(() => store.ReadStops("p"));
    }

    private void Create()
    {
        using var first = new ParcelV1RedisStore(fixture.Connection, _options);
        first.Create(new ParcelV1 { Id = "p", Sender = "a", Content = "b", Stops = [new StopV1("x", "noon")] });
    }
}

/// <summary>The first version.</summary>
[PersistedSession(Name = "parcel", Stores = SessionStores.Redis)]
public sealed partial class ParcelV1
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Stays.</summary>
    public string Sender { get; set; } = "";

    /// <summary>Later the goods.</summary>
    public string Content { get; set; } = "";

    /// <summary>Where it was.</summary>
    [AppendOnly]
    public List<StopV1> Stops { get; init; } = [];
}

/// <summary>The second version.</summary>
[PersistedSession(Name = "parcel", SchemaVersion = 2, Stores = SessionStores.Redis)]
public sealed partial class ParcelV2
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Stays.</summary>
    public string Sender { get; set; } = "";

    /// <summary>Formerly the content.</summary>
    public string Goods { get; set; } = "";

    /// <summary>Where it was.</summary>
    [AppendOnly]
    public List<StopV2> Stops { get; init; } = [];

    [SchemaUpgrade(From = 1)]
    private static void Rename(JsonObject stored)
    {
        stored["goods"] = stored["content"]!.GetValue<string>();
        stored.Remove("content");
    }

    [SchemaUpgrade(From = 1, Log = nameof(Stops))]
    private static void RenameTime(JsonObject stored)
    {
        stored["at"] = stored["time"]!.GetValue<string>();
        stored.Remove("time");
    }
}

/// <summary>An entry of the first version.</summary>
/// <param name="Place">Stays.</param>
/// <param name="Time">Later with another name.</param>
public sealed record StopV1(string Place, string Time);

/// <summary>An entry of the second version.</summary>
/// <param name="Place">Stays.</param>
/// <param name="At">Formerly the time.</param>
public sealed record StopV2(string Place, string At);
