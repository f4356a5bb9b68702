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

    // Programs without an index that keep opening stores are not to keep those with it from their work.
    private const int MostFillings = 3;

    // Before the first load already: entering a session is a commit, and a copy loaded before it would be in conflict with it.
    private async ValueTask FillIndexes(RunMode mode)
    {
        await _connection.Atomicity.Check(isKnown: false, mode).ConfigureAwait(false);
        for (var time = 0; time < MostFillings; time++)
        {
            var indexes = await _indexFiller.Usable(await _indexRecord.Begin(mode).ConfigureAwait(false), mode).ConfigureAwait(false);
            await Fill(indexes.ConvertAll(static one => one.Index), mode).ConfigureAwait(false);
            if (await _indexRecord.Complete(await _indexFiller.Usable(indexes, mode).ConfigureAwait(false), mode).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async ValueTask<bool> CommitWithIndexes(CommitDraft draft, TSession session, RunMode mode)
    {
        await _readiness.Find(mode).ConfigureAwait(false);
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
        var page = await _indexFiller.Fill(keys, indexes, mode).ConfigureAwait(false);
        // What replicas are to confirm is written one commit after another.
        for (var turn = 0; turn < TurnsTogether && page.Keys.Count > 0 && _options.WaitForReplicas == 0; turn++)
        {
            var left = await EnterTogether(page, indexes, mode).ConfigureAwait(false);
            page = await _indexFiller.Fill(left, indexes, mode).ConfigureAwait(false);
        }

        foreach (var session in page.Keys)
        {
            foreach (var index in indexes)
            {
                await Enter(session, index, page, mode).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask Enter(string key, IndexDescription index, FilledPage page, RunMode mode)
    {
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            try
            {
                await EnterOnce(key, index, page, mode).ConfigureAwait(false);
                return;
            }
            catch (SessionConflictException)
            {
                // Somebody else saved it, and perhaps entered it.
                page = await _indexFiller.Fill([key], [index], mode).ConfigureAwait(false);
                if (page.Keys.Count == 0)
                {
                    return;
                }
            }
            catch (SessionException exception) when (exception is SessionCorruptedException { SessionKey: not null } or SessionSchemaException or SessionValidationException)
            {
                // It cannot be read, or another session has its value. Whoever asks for the session or saves it is told; the others can be found.
                return;
            }
        }

        throw _connection.Contended(key, $"it was to be entered into index {index.Name}, and others changed it {MaxTurns} times meanwhile");
    }

    private async ValueTask EnterOnce(string key, IndexDescription index, FilledPage page, RunMode mode)
    {
        var name = _keys.Session(key);
        var fields = await _connection.ReadHash(RedisRequest.Reading("HGETALL", name, key), mode).ConfigureAwait(false);
        if (Decode(key, name, new StoredHash(fields.Result)) is { } session && EnteringDraft(key, session, [index], page) is { } draft)
        {
            await CommitAround(draft, session, mode).ConfigureAwait(false);
        }
    }
}
