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
        foreach (var log in reader.Logs(stored))
        {
            var list = RedisKeys.Log(reader.KeysOf(stored).HashKey(head.Key), log);
            var ids = RedisKeys.Ids(list);
            // A commit may come between two looks at a list and its set.
            var (held, length) = Lengths(list, ids);
            if (held > 0 && held != length)
            {
                (held, length) = Lengths(list, ids);
            }

            if (held > 0 && held != length)
            {
                report(new Finding(stored.Name, head.Key, $"set '{ids}'", string.Create(CultureInfo.InvariantCulture, $"it holds {held} ids, and the list {length} entries")));
            }
        }
    }

    private (long Held, long Length) Lengths(string list, string ids) => reader.Server.Guarded(() =>
    {
        var (held, length) = (reader.Server.Database.SetLengthAsync(ids), reader.Server.Database.ListLengthAsync(list));
        return (reader.Server.Database.Wait(held), reader.Server.Database.Wait(length));
    });
}
