using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Writes entries of the key listing and the indexes before the commit that needs them, and removes them after the
/// commit that ends them. An entry belongs to one commit, so removing it can never harm another writer.
/// </summary>
internal sealed class IndexWriter(RedisConnection connection, RedisKeys keys, SessionDescription description, IndexFence fence)
{
    // So many entries go to the server in one command, which others wait for.
    private const int MostAtOnce = 1000;

    // Nothing that was sent stays on its way for a day.
    private static readonly TimeSpan s_fenceTime = TimeSpan.FromDays(1);

    /// <summary>The session class.</summary>
    public SessionDescription Description => description;

    /// <summary>Writes entries; afterwards readers find them and see that they are not live yet.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="listed">The commit that creates the session; null when it is in the listing already.</param>
    /// <param name="values">The indexed values.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The storage names of the indexes that other programs keep and this one does not have.</returns>
    /// <exception cref="SessionSchemaException">A newer program keeps one of the indexes otherwise.</exception>
    public async ValueTask<IReadOnlyList<string>> WriteIndexIntents(string key, CommitToken? listed, IReadOnlyList<IndexedValue> values, IoMode mode)
    {
        var requests = Requests("ZADD", key, listed, values);
        var indexes = description.Indexes.Where(index => values.Any(value => value.Index == index.Ordinal)).ToList();
        requests.Add(fence.RequestAll());
        var answers = await connection.RunAll(requests, mode).ConfigureAwait(false);
        return fence.Take(key, indexes, answers[^1]);
    }

    /// <summary>Writes entries of indexes for many sessions.</summary>
    public async ValueTask WriteIndexIntents(IReadOnlyList<(string Key, IndexedValue Value)> values, IoMode mode) =>
        await connection.RunAll([.. values.GroupBy(static one => one.Value.Index).SelectMany(IntentRequests)], mode).ConfigureAwait(false);

    /// <summary>Removes stale entries, without waiting.</summary>
    public void RemoveIndexEntries(string key, CommitToken? listed, IReadOnlyList<IndexedValue> values)
    {
        // The entries go last: by them a purge finds reservations that a writer that died in between has left.
        connection.Forget(values.Where(value => description.Indexes[value.Index].IsUnique).Select(value => Release(key, value)));
        connection.Forget(Requests("ZREM", key, listed, values));
    }

    /// <summary>
    /// Removes entries that a reader found stale. Their commits may still be on their way, so they are forbidden first;
    /// where one was made after all, its entry stays.
    /// </summary>
    /// <param name="entries">The entries.</param>
    /// <param name="index">The index; null for the key listing.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>For each entry, whether it was removed.</returns>
    public async ValueTask<bool[]> Remove(IReadOnlyList<IndexMember> entries, IndexDescription? index, IoMode mode)
    {
        var requests = entries.Select(entry => Fence(KeyOrder.FromSortable(entry.Key, description.KeyParts), entry.Token, index is null ? Fields.Listed : Fields.Index(index))).ToList();
        // Where the session's key holds something else meanwhile, nothing is removed.
        var answers = await SeparateAnswers.Of(connection, requests, mode).ConfigureAwait(false);
        var isRemoved = Array.ConvertAll(answers, static answer => answer is not null && (int)answer == 1);
        for (var position = 0; position < answers.Length; position++)
        {
            var entry = entries[position];
            if (isRemoved[position])
            {
                RemoveIndexEntries(
                    KeyOrder.FromSortable(entry.Key, description.KeyParts),
                    index is null ? entry.Token : null,
                    index is null ? [] : [new IndexedValue(index.Ordinal, entry.Token, entry.Value)]);
            }
        }

        return isRemoved;
    }

    /// <summary>The request that forbids a commit unless it has been made.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="token">The commit.</param>
    /// <param name="field">The field of the hash that the commit would write its token to.</param>
    public RedisRequest Fence(string key, CommitToken token, string field)
    {
        var hashKey = keys.HashKey(key);
        return new RedisRequest
        {
            Script = IndexScripts.Fence,
            Keys = [hashKey, RedisKeys.Fence(hashKey, token)],
            Values = [token.ToString(), field, (long)s_fenceTime.TotalMilliseconds],
            SessionKey = key,
            IsPreparation = true,
        };
    }

    private IEnumerable<RedisRequest> IntentRequests(IGrouping<int, (string Key, IndexedValue Value)> values) =>
        values.Chunk(MostAtOnce).Select(some => Request(
            "ZADD",
            keys.Index(description.Indexes[values.Key]),
            Array.ConvertAll(some, one => (RedisValue)IndexMember.Of(one.Key, one.Value, description.KeyParts).InIndex()),
            null));

    private List<RedisRequest> Requests(string command, string key, CommitToken? listed, IReadOnlyList<IndexedValue> values)
    {
        var sortable = KeyOrder.ToSortable(key, description.KeyParts);
        var requests = new List<RedisRequest>();
        if (listed is { } token)
        {
            requests.Add(Request(command, keys.Listing, [new IndexMember("", sortable, token).InListing()], key));
        }

        foreach (var index in description.Indexes)
        {
            var members = values.Where(value => value.Index == index.Ordinal)
                .Select(value => (RedisValue)new IndexMember(value.Value, sortable, value.Token).InIndex());
            requests.Add(Request(command, keys.Index(index), [.. members], key));
        }

        requests.RemoveAll(static request => request.Values.Length == 0);
        return requests;
    }

    private static RedisRequest Request(string command, RedisKey set, RedisValue[] members, string? key) => new()
    {
        Command = command,
        Keys = [set],
        Values = command == "ZREM" ? members : [.. members.SelectMany(static member => new[] { (RedisValue)0, member })],
        SessionKey = key,
        IsShared = true,
        IsPreparation = true,
    };

    private RedisRequest Release(string key, IndexedValue value) => new()
    {
        Script = IndexScripts.Release,
        Keys = [keys.Unique(description.Indexes[value.Index], value.Value)],
        Values = [UniqueHolder.Format(value.Token, key)],
        SessionKey = key,
    };
}
