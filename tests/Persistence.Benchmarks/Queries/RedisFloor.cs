using StackExchange.Redis;

namespace Persistence.Benchmarks.Queries;

/// <summary>What nobody reads a page without: the next entries of the index, then the hash of each, two round trips. Nothing is made of the answers.</summary>
/// <param name="connection">The connection.</param>
/// <param name="page">The keys of the page.</param>
internal sealed class RedisFloor(ConnectionMultiplexer connection, long[] page)
{
    private readonly IDatabase _database = connection.GetDatabase();
    private readonly RedisKey[] _hashes = Array.ConvertAll(page, static key => (RedisKey)$"persistence:desk_ticket:{{{key}}}");

    /// <summary>Reads them.</summary>
    public void Page()
    {
        var entries = (RedisValue[])_database.Execute("ZRANGEBYLEX", "persistence:{desk_ticket:index:assignee+status+due}", "[=person 7\u0001", "(=person 7\u0002", "LIMIT", 0, _hashes.Length)!;
        var answers = Array.ConvertAll(_hashes, hash => _database.HashGetAllAsync(hash));
#pragma warning disable SER308 // The connection's own way to wait for commands sent in a row.
        connection.WaitAll(answers);
#pragma warning restore SER308
        if (entries.Length != _hashes.Length || Array.Exists(answers, static answer => answer.GetAwaiter().GetResult().Length == 0))
        {
            throw new InvalidOperationException("The page has other keys now.");
        }
    }
}
