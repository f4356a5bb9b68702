using System.Globalization;
using Persistence.Redis.Layout;
using Persistence.Tool.Stores;
using Persistence.Tool.Verification;

namespace Persistence.Tool.Redis;

/// <summary>Compares how many ids a log's set holds with how many entries its list has.</summary>
/// <param name="reader">The store.</param>
internal sealed class IdSetCheck(RedisStoreReader reader)
{
    /// <summary>Compares those of a session.</summary>
    /// <param name="stored">Its class.</param>
    /// <param name="head">The session.</param>
    /// <param name="report">Receives each finding.</param>
    public void Run(StoredClass stored, SessionHead head, Action<Finding> report)
    {
        var database = reader.Server.Database;
        foreach (var log in head.Logs)
        {
            var list = RedisKeys.Log(reader.KeysOf(stored).HashKey(head.Key), log.Name);
            var ids = RedisKeys.Ids(list);
            var (count, length) = (database.SetLengthAsync(ids), database.ListLengthAsync(list));
            if (database.Wait(count) is > 0 and var held && held != database.Wait(length) && database.SetLength(ids) != database.ListLength(list))
            {
                report(new Finding(stored.Name, head.Key, $"set '{ids}'", string.Create(CultureInfo.InvariantCulture, $"it holds {held} ids, and the list {length.Result} entries")));
            }
        }
    }
}
