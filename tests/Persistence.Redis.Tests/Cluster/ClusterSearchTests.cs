using System.Net;
using Persistence.Redis.Tests.Search;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Cluster;

/// <summary>Searches on a cluster, where each session is looked at by its own primary: they follow what others commit, and begin with stored copies, also after primaries were killed.</summary>
public sealed class ClusterSearchTests
{
    private readonly RedisStoreOptions _options = new() { RetryTimeout = TimeSpan.FromMinutes(2), LeastSearched = 1 };

    [Theory]
    [InlineData("persistence:{notebook:search:words.remarks}")]
    [InlineData("persistence:{notebook:keys}")]
    [InlineData("persistence:notebook:{k03}")]
    public void Searches_go_on_where_a_replica_took_over(string key)
    {
        RedisAvailability.Require();
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        using var store = new NotebookRedisStore(redis, _options);
        using var plain = new NotebookRedisStore(redis, _options with { MayFollow = false });
        using (var patient = new NotebookRedisStore(redis, _options with { WaitForReplicas = 1, WaitTimeout = TimeSpan.FromSeconds(25) }))
        {
            for (var number = 0; number < 12; number++)
            {
                patient.Create(new Notebook { Id = $"k{number:00}", Title = "alpha", Remarks = ["beta"] });
            }

            Same(plain, store);
            Assert.True(redis.GetDatabase().KeyExists("persistence:{notebook:search:words.remarks}"));
            Change(patient, 0);
            Same(plain, store);
        }

        cluster.Kill(((IPEndPoint)redis.GetServer((RedisKey)key).EndPoint).Port);
        Change(plain, 5);
        Same(plain, store);
        using var later = new NotebookRedisStore(redis, _options);
        Same(plain, later);
        Assert.Equal((2, 2), (later.Search("gamma").Matches, later.SearchRemarks("gamma").Matches));
    }

    private static void Change(NotebookRedisStore store, int first)
    {
        store.AppendRemarks($"k{first:00}", "gamma");
        var book = store.Load($"k{first + 1:00}");
        book.Title = "alpha gamma";
        store.Save(book);
        store.Delete($"k{first + 2:00}");
        store.Create(new Notebook { Id = $"new{first}", Title = "alpha", Remarks = ["beta"] });
    }

    private static void Same(NotebookRedisStore plain, NotebookRedisStore store)
    {
        foreach (var words in new[] { "alpha", "beta gamma" })
        {
            Assert.Equal(SearchLines.Of(plain, new SearchQuery(words), 7), SearchLines.Of(store, new SearchQuery(words), 7));
        }
    }
}
