using System.Globalization;
using Persistence.Json;
using Persistence.Redis.Layout;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>The fields of a session's hash, as a store writes them; those of indexes are added by the first store that opens.</summary>
internal static class HashFields
{
    /// <summary>Makes them.</summary>
    /// <param name="head">The session.</param>
    /// <param name="listed">The commit by which it is listed.</param>
    /// <returns>Names and values in turn.</returns>
    public static List<RedisValue> Of(SessionHead head, CommitToken listed)
    {
        List<RedisValue> fields =
        [
            Fields.Token, new CommitToken(head.Token).ToString(), Fields.Version, head.Version, Fields.Listed, listed.ToString(), Fields.Schema, head.Schema,
        ];
        var cursor = new RawCursor(head.Header);
        while (cursor.Next())
        {
            var name = SessionState.ReadName(cursor.TakeName());
            fields.Add(name.StartsWith('$') ? "$" + name : name);
            fields.Add(cursor.TakeValue().ToArray());
        }

        if (head.Expires is { } expires)
        {
            fields.AddRange([Fields.Expires, expires]);
        }

        if (head.Lease is { } lease)
        {
            fields.AddRange([Fields.Lease, string.Create(CultureInfo.InvariantCulture, $"0:0:0:{lease.Number}:{lease.Attempts}:0:")]);
        }

        AddOlder(fields, OlderParts.Parse(head.Older));
        return fields;
    }

    private static void AddOlder(List<RedisValue> fields, OlderParts older)
    {
        if (older.Header > 0)
        {
            fields.AddRange([Fields.HeaderSchema, older.Header]);
        }

        foreach (var (log, runs) in older.Logs)
        {
            fields.AddRange([Fields.Older + log, OlderParts.Text(runs)]);
        }
    }
}
