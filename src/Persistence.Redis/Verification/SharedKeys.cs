using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Indexes.Backfill;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>The listing, the indexes and the record of these, as far as they can be used: nothing is asked of a key of the wrong type.</summary>
internal sealed class SharedKeys
{
    private readonly HashSet<RedisKey> _unusable = [];
    private readonly RedisContext _tools;
    private List<IndexDescription> _outdated = [];
    private List<IndexDescription> _complete = [];

    private SharedKeys(RedisContext tools) => _tools = tools;

    /// <summary>Finds out which of them can be used, and reports the others.</summary>
    /// <param name="tools">Connection, names and clock.</param>
    /// <param name="report">Receives the damage.</param>
    /// <param name="mode">How to run.</param>
    public static async ValueTask<SharedKeys> Check(RedisContext tools, VerificationReport report, IoMode mode)
    {
        var shared = new SharedKeys(tools);
        RedisKey[] keys = [tools.Keys.Indexes, tools.Keys.Listing, .. tools.Description.Indexes.Select(tools.Keys.Index)];
        var kinds = await tools.Connection.RunAll(Array.ConvertAll(keys, static key => Read("TYPE", key)), mode).ConfigureAwait(false);
        for (var position = 0; position < keys.Length; position++)
        {
            var (kind, expected) = ((string)kinds[position]!, position == 0 ? KeyKind.Hash : KeyKind.SortedSet);
            if (kind != KeyKind.Nothing && kind != expected)
            {
                shared._unusable.Add(keys[position]);
                report.Add(null, $"key '{keys[position]}'", KeyKind.Problem(kind, expected));
            }
        }

        if (!shared._unusable.Contains(tools.Keys.Indexes))
        {
            await shared.CheckRecord(report, mode).ConfigureAwait(false);
        }

        return shared;
    }

    /// <summary>Whether entries can be looked for in a sorted set.</summary>
    /// <param name="index">The index; null for the listing.</param>
    public bool AreUsable(IndexDescription? index) => !_unusable.Contains(NameOf(index));

    /// <summary>Whether an index holds values in the form of an earlier program: the first lookup rebuilds it.</summary>
    /// <param name="index">The index.</param>
    public bool IsOutdated(IndexDescription index) => _outdated.Contains(index);

    /// <summary>Whether an index has all sessions that it should have.</summary>
    /// <param name="index">The index.</param>
    public bool IsComplete(IndexDescription index) => _complete.Contains(index);

    /// <summary>The sorted set of an index; of the listing for null.</summary>
    public RedisKey NameOf(IndexDescription? index) => index is null ? _tools.Keys.Listing : _tools.Keys.Index(index);

    /// <summary>How many entries the listing has.</summary>
    /// <param name="mode">How to run.</param>
    public async ValueTask<long> Listed(IoMode mode) => (long)(await _tools.Connection.Run(Read("ZCARD", _tools.Keys.Listing), mode).ConfigureAwait(false)).Result;

    /// <summary>Finds the sessions of which the listing has no entry at all, not even one of another commit.</summary>
    /// <param name="hits">Entries of an index, one of each session.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The entries of those sessions.</returns>
    public async ValueTask<List<IndexHit>> Unlisted(List<IndexHit> hits, IoMode mode)
    {
        if (!AreUsable(null))
        {
            return hits;
        }

        var requests = hits.ConvertAll(hit =>
            Read("ZRANGEBYLEX", _tools.Keys.Listing, "[" + IndexMember.Start(hit.Entry.Key), "(" + IndexMember.End(hit.Entry.Key), "LIMIT", 0, 1));
        var answers = await _tools.Connection.RunAll(requests, mode).ConfigureAwait(false);
        return [.. hits.Where((_, position) => answers[position].Length <= 0)];
    }

    // A store takes what it did not write for an index that is not complete: that does no harm but the work.
    private async ValueTask CheckRecord(VerificationReport report, IoMode mode)
    {
        var record = (await _tools.Connection.ReadHash(Read("HGETALL", _tools.Keys.Indexes), mode).ConfigureAwait(false)).Result;
        foreach (var field in record.Where(static field => !IndexDefinition.Is((string)field.Value!)))
        {
            report.Add(null, $"key '{_tools.Keys.Indexes}', field '{field.Name}'", $"'{field.Value}' does not define an index: another program wrote to this key. The next store object that is opened puts it right");
        }

        _complete = [.. _tools.Description.Indexes.Where(index => record.Any(field => field.Name == index.StorageName && (string)field.Value! == IndexDefinition.Of(index)))];
        _outdated = [.. _tools.Description.Indexes.Where(index => record.Any(field => field.Name == index.StorageName && (string)field.Value! != IndexDefinition.Of(index)))];
    }

    /// <summary>A command that reads.</summary>
    public static RedisRequest Read(string command, RedisKey key, params RedisValue[] values) =>
        new() { Command = command, Keys = [key], Values = values, IsRead = true };
}
