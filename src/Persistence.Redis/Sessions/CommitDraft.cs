using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>A session that was validated and encoded, ready to be committed, as often as it takes.</summary>
internal sealed class CommitDraft
{
    // As a rule a save concerns no log.
    private List<LogDescription>? _logs;
    private List<RedisKey>? _logKeys;
    private List<RedisValue>? _logArguments;

    /// <summary>The session's encoded key.</summary>
    public required string Key { get; init; }

    /// <summary>The name of its hash.</summary>
    public required string HashKey { get; init; }

    /// <summary>Whether the session is to be new.</summary>
    public required bool IsCreation { get; init; }

    /// <summary>The version the commit expects; 0 for a creation.</summary>
    public required long Version { get; init; }

    /// <summary>The token the commit expects.</summary>
    public required CommitToken Token { get; init; }

    /// <summary>The nonce of the lease under which the commit is made; 0 for none.</summary>
    public long Lease { get; set; }

    /// <summary>Whether the session has been claimed no times after the commit.</summary>
    public bool ResetsAttempts { get; set; }

    /// <summary>What the session says itself of when it expires.</summary>
    public OwnExpiry OwnExpiry { get; set; }

    /// <summary>Whether the commit only adds the session to an index: its version stays, and the time at which it expires.</summary>
    public bool IsIndexOnly { get; init; }

    /// <summary>The fields that are stored, as far as the session object remembers (see <see cref="FieldPack"/>); null for a creation.</summary>
    public byte[]? Stored { get; set; }

    /// <summary>Whether the session was of an earlier schema version when it was loaded, and its class has upgrade steps.</summary>
    public bool IsOlder { get; init; }

    /// <summary>The fields of the header (see <see cref="FieldPack"/>), and those of the indexes where nothing changes in them.</summary>
    public byte[] Header { get; set; } = [];

    /// <summary>The logs that the commit concerns, in the order the script takes them.</summary>
    public List<LogDescription> Logs => _logs ??= [];

    /// <summary>The keys of these logs, in the order the script takes them.</summary>
    public List<RedisKey> LogKeys => _logKeys ??= [];

    /// <summary>The arguments of these logs, in the order the script takes them.</summary>
    public List<RedisValue> LogArguments => _logArguments ??= [];

    /// <summary>Whether the commit concerns any log.</summary>
    public bool HasLogs => _logs is not null;

    /// <summary>What changes in the indexes.</summary>
    public IndexPlan Indexes { get; set; } = IndexPlan.Nothing;

    /// <summary>The version after the commit.</summary>
    public long NewVersion => IsIndexOnly ? Version : Version + 1;

    /// <summary>Whether entries of indexes must be written before the commit.</summary>
    public bool NeedsIndexIntents => IsCreation || Indexes.HasAdditions || LeavesIndexes;

    /// <summary>Whether the commit may take the session out of an index that this program does not have.</summary>
    public bool LeavesIndexes { get; set; }

    /// <summary>Whether the commit was made.</summary>
    public bool IsMade { get; private set; }

    /// <summary>The token and the fields that are stored now, once the commit is made.</summary>
    public (CommitToken Token, byte[] Fields) Made { get; private set; }

    /// <summary>The length of each of the <see cref="Logs"/>, once the commit is made.</summary>
    public long[] Lengths { get; private set; } = [];

    /// <summary>Records that the commit was made.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="fields">The fields after it.</param>
    /// <param name="answer">What the script answered.</param>
    public void Complete(CommitToken token, byte[] fields, RedisResult answer)
    {
        (IsMade, Made) = (true, (token, fields));
        if (HasLogs)
        {
            Lengths = new long[Logs.Count];
            for (var log = 0; log < Lengths.Length; log++)
            {
                Lengths[log] = (long)answer[log + 1];
            }
        }
    }

    /// <summary>Adds a log that the commit concerns.</summary>
    /// <param name="log">The log.</param>
    /// <param name="mustBe">How long the log must be; empty for any length.</param>
    /// <param name="added">How many entries are added; their arguments are to follow.</param>
    public void Concern(LogDescription log, string mustBe, int added)
    {
        var list = RedisKeys.Log(HashKey, log.StorageName);
        Logs.Add(log);
        LogKeys.Add(list);
        if (log.HasIds)
        {
            LogKeys.Add(RedisKeys.Ids(list));
        }

        LogArguments.AddRange([log.HasIds ? "1" : "0", mustBe, added.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>All fields as they are after the commit.</summary>
    /// <param name="token">The commit's token, with which its index entries are written.</param>
    /// <param name="description">The session class.</param>
    /// <returns>The fields (see <see cref="FieldPack"/>).</returns>
    public byte[] FieldsAfter(CommitToken token, SessionDescription description)
    {
        if (Indexes == IndexPlan.Nothing)
        {
            return Header;
        }

        var pack = HeaderFields.Pack.Start(Header);
        IndexFields.Write(description, Indexes.After(token), pack);
        return pack.ToArray();
    }
}
