using System.Text;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Scale;

/// <summary>What nobody leaves out who counts the sessions of a class, or looks for what is expired: each entry of the listing and the index, and a question about each session. Nothing is made of the answers.</summary>
/// <param name="connection">The connection.</param>
internal sealed class RedisLeast(ConnectionMultiplexer connection)
{
    private const int PageSize = 4096;
    private const int KeysAtOnce = 64;
    private const int CommandsAtOnce = 2048;

    private static readonly RedisValue[] s_fields = ["$listed", "$expires", "$version", "$index:status"];

    private readonly IDatabase _database = connection.GetDatabase();

    /// <summary>The pages of the listing, and EXISTS of all sessions, those together that one command may ask for.</summary>
    public void Count()
    {
        var together = Names().GroupBy(name => connection.HashSlot(name)).SelectMany(static slot => slot.Chunk(KeysAtOnce));
        Send(together, names => _database.KeyExistsAsync(names));
    }

    /// <summary>The pages of listing and index, and what every session says of both.</summary>
    public void Purge()
    {
        Send(Names(), name => _database.HashGetAsync(name, s_fields));
        foreach (var page in Pages("persistence:{redis_benchmark_chat:index:status}"))
        {
            GC.KeepAlive(page);
        }
    }

    private IEnumerable<RedisKey> Names() =>
        Pages("persistence:{redis_benchmark_chat:keys}").SelectMany(static page => page).Select(static member => (RedisKey)$"persistence:redis_benchmark_chat:{{{Encoding.UTF8.GetString(member.AsSpan(0, member.AsSpan().IndexOf((byte)0)))}}}");

    private IEnumerable<byte[][]> Pages(RedisKey name)
    {
        RedisValue from = "-";
        for (var count = PageSize; count == PageSize;)
        {
            var page = (byte[][])_database.Execute("ZRANGEBYLEX", name, from, "+", "LIMIT", 0, PageSize)!;
            count = page.Length;
            from = count == 0 ? from : (byte[])[(byte)'(', .. page[^1]];
            yield return page;
        }
    }

    private void Send<T>(IEnumerable<T> questions, Func<T, Task> ask)
    {
        foreach (var some in questions.Chunk(CommandsAtOnce))
        {
#pragma warning disable SER308 // One thread measures; nothing else needs it.
            connection.WaitAll(Array.ConvertAll(some, question => ask(question)));
#pragma warning restore SER308
        }
    }
}
