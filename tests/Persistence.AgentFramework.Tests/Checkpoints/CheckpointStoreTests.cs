using System.Text.Json;
using Microsoft.Agents.AI.Workflows;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;

namespace Persistence.AgentFramework.Tests.Checkpoints;

public sealed class CheckpointStoreTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, EachBackend]
    public async Task Checkpoints_come_back_with_their_members_in_order_and_are_listed_in_the_order_of_their_commits(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var store = new StoredCheckpointStore(place.Open());
        var infos = new List<CheckpointInfo>();
        for (var number = 0; number < 20; number++)
        {
            infos.Add(await store.CreateCheckpointAsync("run", JsonElement.Parse($$"""{"$type":0,"z":{{number}},"a":[1.10,"\u00e9"],"$id":"x"}"""), infos.LastOrDefault()));
        }

        // What is listed is there before the store is disposed, for another program too.
        var other = new StoredCheckpointStore(place.Open());
        Assert.Equal(infos, await other.RetrieveIndexAsync("run"));
        Assert.Equal(20, infos.Distinct().Count());
        Assert.Equal("""{"$type":0,"z":7,"a":[1.10,"é"],"$id":"x"}""", Text(await other.RetrieveCheckpointAsync("run", infos[7])));
        Assert.Equal([infos[8]], await other.RetrieveIndexAsync("run", infos[7]));
        Assert.Equal(infos[^1], await CheckpointManager.CreateJson(other).GetLatestCheckpointAsync("run"));
    }

    [Theory, EachBackend]
    public async Task Runs_do_not_see_each_other_and_unknown_ones_are_empty(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var store = new StoredCheckpointStore(place.Open());
        var outside = $"escaped{Guid.NewGuid():n}";
        string[] runs = ["run", "Run", $"../{outside}", "run/..", "..", "con", "run\u0301"];
        foreach (var run in runs)
        {
            await store.CreateCheckpointAsync(run, JsonSerializer.SerializeToElement(run));
        }

        foreach (var run in runs)
        {
            var info = Assert.Single(await store.RetrieveIndexAsync(run));
            Assert.Equal(run, (await store.RetrieveCheckpointAsync(run, info)).GetString());
            await Assert.ThrowsAsync<KeyNotFoundException>(async () => await store.RetrieveCheckpointAsync(run, new CheckpointInfo(run, "none")));
        }

        Assert.Empty(await store.RetrieveIndexAsync("unknown"));
        var foreign = new CheckpointInfo("Run", (await store.RetrieveIndexAsync("Run")).Single().CheckpointId);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.RetrieveCheckpointAsync("run", foreign));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(place.Folder)!, $"*{outside}*"));
    }

    [Theory, EachBackend]
    public async Task Many_writers_of_one_run_lose_no_checkpoint_and_list_none_twice(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        StoredCheckpointStore[] stores = [new(place.Open()), new(place.Open())];
        var created = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () => await stores[number % 2].CreateCheckpointAsync("run", JsonSerializer.SerializeToElement(number)))));

        var listed = (await stores[0].RetrieveIndexAsync("run")).ToList();
        Assert.Equal(created.Select(static info => info.CheckpointId).Order(), listed.Select(static info => info.CheckpointId).Order());
        Assert.True(await stores[1].DeleteRunAsync("run"));
        Assert.Empty(await stores[0].RetrieveIndexAsync("run"));
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await stores[0].RetrieveCheckpointAsync("run", listed[0]));
    }

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element, s_readable);
}
