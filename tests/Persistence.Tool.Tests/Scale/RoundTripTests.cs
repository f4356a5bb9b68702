using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Scale;

/// <summary>How often a server is asked.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("list")]
    [InlineData("leases")]
    [InlineData("verify")]
    [InlineData("stats")]
    [InlineData("copy")]
    public async Task Several_sessions_are_asked_for_in_one_round_trip(string command)
    {
        const int sessions = 200;
        using var server = RedisServer.Start();
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], sessions, new Random(28));
        var store = $"redis://127.0.0.1:{server.Port}/x";
        await Persist.Succeed("copy", folder["store"], store);

        using var connection = server.Connect();
        var before = await Reads(connection);
        string[] arguments = command == "copy" ? ["copy", store, folder["target"]] : [command, store];
        await Persist.Succeed(arguments);
        var reads = await Reads(connection) - before;

        // There are two classes.
        Assert.True(reads < sessions, $"the server read {reads} times what was sent, for {sessions * 2} sessions");
    }

    // Each is what one client had sent at that moment, whole or in part.
    private static async Task<long> Reads(StackExchange.Redis.ConnectionMultiplexer connection)
    {
        var info = await connection.GetServers()[0].InfoAsync("stats");
        return long.Parse(info.SelectMany(static group => group).First(static pair => pair.Key == "total_reads_processed").Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
