using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Search;
using StackExchange.Redis;

namespace Persistence.Redis.Commits;

/// <summary>Deletes sessions.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="entries">Removes index entries.</param>
/// <param name="surroundings">What may have to be done around it.</param>
internal sealed class DeleteCommand(RedisContext context, IndexWriter entries, CommitSurroundings surroundings)
{
    private readonly RedisValue _schema = context.Description.SchemaVersion;

    /// <summary>Deletes a session.</summary>
    /// <param name="key">Its encoded key.</param>
    /// <param name="lease">The lease under which it is deleted; 0 for none.</param>
    /// <param name="onlyExpired">Whether only a session that has expired is deleted.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Whether it was there; with <paramref name="onlyExpired"/>, whether one was removed that had expired.</returns>
    public async ValueTask<bool> Run(string key, long lease, bool onlyExpired, IoMode mode)
    {
        var hashKey = context.Keys.HashKey(key);
        await surroundings.RenamedLogs.Rename(hashKey, mode).ConfigureAwait(false);
        if (context.IsSecure && context.Description.IsSearched)
        {
            // First: a program that is killed in between has deleted nothing.
            await new SearchCopyKeys(context, 0).Remove(mode).ConfigureAwait(false);
        }

        var sockets = surroundings.Replication.Sockets(hashKey);
        var answer = (await context.Connection.Run(Request(key, hashKey, lease, onlyExpired), mode).ConfigureAwait(false)).Result;
        if (answer[0].Resp2Type != ResultType.Integer)
        {
            throw (Exception?)LeaseText.Refusal(answer, key, context.DisplayName) ?? StoredDataErrors.NewerSchema(key, context.DisplayName, context.Description, (int)answer[1]);
        }

        var wasLive = (int)answer[0] == 1;
        var wasExpired = (int)answer[1] == 1;
        if (!wasLive && !wasExpired)
        {
            return false;
        }

        var values = context.Description.Indexes.SelectMany((index, position) => IndexFields.Read(index, (string?)answer[3 + position])).ToList();
        entries.RemoveIndexEntries(key, CommitToken.Parse((string?)answer[2]), values);
        await surroundings.Replication.Confirm(key, hashKey, sockets, mode).ConfigureAwait(false);
        return onlyExpired ? wasExpired : wasLive;
    }

    // Of a session that has expired nobody holds a lease any more.
    private bool MustCheckLease(bool onlyExpired) => context.Description.HasLeases && !onlyExpired;

    private RedisRequest Request(string key, string hashKey, long lease, bool onlyExpired) => new()
    {
        Script = context.Publishing(MustCheckLease(onlyExpired) ? LeasedScripts.Delete : SessionScripts.Delete),
        Keys = [hashKey, .. RedisKeys.OfLogs(hashKey, context.Description)],
        Values = [context.Clock.Now, onlyExpired ? "expired" : "any", _schema, Fields.Listed, .. context.Description.Indexes.Select(static index => (RedisValue)Fields.Index(index)), .. MustCheckLease(onlyExpired) ? LeaseText.Arguments(lease, context.Clock) : []],
        SessionKey = key,
        IsRepeatable = false,
    };
}
