using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;

namespace Persistence.Redis;

/// <content>Indexes that the class got after sessions were stored: they are filled before a store loads, commits or looks up anything.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // How often others may change a session that is being entered.
    private const int MaxTurns = 1000;

    // How many sessions share round trips. The reservations of as many are in the way of the next store when this one dies.
    private const int MostTogether = 128;

    // How often those that others stood in the way of are tried together before each is entered by itself.
    private const int TurnsTogether = 4;

    // Before the first load already: entering a session is a commit, and a copy loaded before it would be in conflict with it.
    private async ValueTask FillIndexes(RunMode mode)
    {
        await _readiness.Enter(mode).ConfigureAwait(false);
        try
        {
            if (!_readiness.IsKnown)
            {
                var indexes = await _indexRecord.Incomplete(mode).ConfigureAwait(false);
                await Fill(indexes, mode).ConfigureAwait(false);
                await _indexRecord.Add(indexes, mode).ConfigureAwait(false);
                _readiness.IsKnown = true;
            }
        }
        finally
        {
            _readiness.Leave();
        }
    }

    private async ValueTask<bool> CommitWithIndexes(CommitDraft draft, TSession session, RunMode mode)
    {
        await FillIndexes(mode).ConfigureAwait(false);
        return await Commit(draft, session, mode).ConfigureAwait(false);
    }

    private async ValueTask Fill(List<IndexDescription> indexes, RunMode mode)
    {
        var listing = Listing();
        while (indexes.Count > 0 && listing.HasMore)
        {
            var hits = await listing.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false);
            foreach (var keys in hits.Select(static hit => hit.Key).Distinct(StringComparer.Ordinal).Chunk(MostTogether))
            {
                await FillPage(keys, indexes, mode).ConfigureAwait(false);
            }
        }

        foreach (var index in indexes)
        {
            foreach (var former in _description.Members.Where(member => member.StorageName == index.StorageName).SelectMany(static member => member.FormerNames))
            {
                await _indexFiller.Remove(index with { StorageName = former }, mode).ConfigureAwait(false);
            }
        }
    }

    // What the hashes tell is in the index first, then what the sessions hold: no lookup misses meanwhile what it found before.
    private async ValueTask FillPage(IReadOnlyList<string> keys, List<IndexDescription> indexes, RunMode mode)
    {
        var sessions = await _indexFiller.Fill(keys, indexes, mode).ConfigureAwait(false);
        // What replicas are to confirm is written one commit after another.
        for (var turn = 0; turn < TurnsTogether && sessions.Count > 0 && _options.WaitForReplicas == 0; turn++)
        {
            var left = await EnterTogether(sessions, indexes, mode).ConfigureAwait(false);
            sessions = await _indexFiller.Fill(left, indexes, mode).ConfigureAwait(false);
        }

        foreach (var session in sessions)
        {
            foreach (var index in indexes)
            {
                await Enter(session, index, mode).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask Enter(string key, IndexDescription index, RunMode mode)
    {
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            try
            {
                await EnterOnce(key, index, mode).ConfigureAwait(false);
                return;
            }
            catch (SessionConflictException)
            {
                // Somebody else saved it, and perhaps entered it.
                if ((await _indexFiller.Fill([key], [index], mode).ConfigureAwait(false)).Count == 0)
                {
                    return;
                }
            }
            catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException or SessionValidationException)
            {
                // It cannot be read, or another session has its value. Whoever asks for the session or saves it is told; the others can be found.
                return;
            }
        }

        throw _connection.Contended(key, $"it was to be entered into index {index.Name}, and others changed it {MaxTurns} times meanwhile");
    }

    private async ValueTask EnterOnce(string key, IndexDescription index, RunMode mode)
    {
        var name = _keys.Session(key);
        var fields = await _connection.ReadHash(RedisRequest.Reading("HGETALL", name, key), mode).ConfigureAwait(false);
        if (Decode(key, name, new StoredHash(fields.Result)) is { } session && EnteringDraft(key, session, [index]) is { } draft)
        {
            await CommitAround(draft, session, mode).ConfigureAwait(false);
        }
    }
}
