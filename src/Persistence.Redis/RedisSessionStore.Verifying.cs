using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Reading everything.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public IntegrityReport Verify() => RunMode.Result(VerifyAll(RunMode.Blocking));

    private protected async ValueTask<IntegrityReport> VerifyAll(RunMode mode)
    {
        var report = new VerificationReport();
        var cursor = _indexReader.Open(null);
        var last = "";
        while (cursor.HasMore)
        {
            foreach (var hit in await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false))
            {
                // Several entries of one session stand side by side.
                if (hit.Key != last)
                {
                    last = hit.Key;
                    await VerifyOne(hit.Key, report, mode).ConfigureAwait(false);
                }
            }
        }

        return report.Result();
    }

    private async ValueTask VerifyOne(string key, VerificationReport report, RunMode mode)
    {
        var session = _keys.Session(key);
        try
        {
            await RenameLogs(session, mode).ConfigureAwait(false);
            var request = new RedisRequest
            {
                Script = ReadScripts.Session,
                Keys = [session, .. LogLists(session)],
                Values = [0],
                SessionKey = key,
                IsRead = true,
            };
            var answer = (await _connection.Run(request, mode).ConfigureAwait(false)).Result;
            var hash = new StoredHash(answer[0]);
            if (!hash.IsThere || _clock.HasExpired(hash.Expires))
            {
                return;
            }

            report.Sessions++;
            Decode(key, session, hash);
            await VerifyEntries(key, hash, report, mode).ConfigureAwait(false);
            foreach (var log in _description.Logs)
            {
                await VerifyLog(key, log, (long)answer[1 + (log.Ordinal * 2)], (report, mode)).ConfigureAwait(false);
            }
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            report.Add(key, $"hash '{session}'", exception);
        }
    }

    // Whether everything that finds the session is there.
    private async ValueTask VerifyEntries(string key, StoredHash hash, VerificationReport report, RunMode mode)
    {
        var values = IndexFields.ReadAll(_description, hash.Fields);
        var sortable = KeyOrder.ToSortable(key, _description.KeyParts);
        var requests = values.ConvertAll(value => Score(
            _keys.Index(_description.Indexes[value.Index]),
            new IndexMember(value.Value, sortable, value.Token).InIndex()));
        requests.Add(Score(_keys.Listing, new IndexMember("", sortable, CommitToken.Parse(hash.Listed)).InListing()));
        var answers = await _connection.RunAll(requests, mode).ConfigureAwait(false);
        for (var position = 0; position < answers.Length; position++)
        {
            if (answers[position].IsNull)
            {
                report.Add(key, $"sorted set '{requests[position].Keys[0]}'", "the session's entry is missing, so it cannot be found there");
            }
        }
    }

    private static RedisRequest Score(RedisKey set, string member) =>
        new() { Command = "ZSCORE", Keys = [set], Values = [member], IsRead = true };

    private async ValueTask VerifyLog(string key, LogDescription log, long length, (VerificationReport Report, RunMode Mode) run)
    {
        var list = RedisKeys.Log(_keys.Session(key), log.StorageName);
        var reader = new LogVerifier<TSession>(new SessionDecoder(key, _keys.Session(key), _store, _description), log.Ordinal, run.Report);
        for (long first = 0; first < length; first += 1000)
        {
            var request = new RedisRequest { Command = "LRANGE", Keys = [list], Values = [first, first + 999], SessionKey = key, IsRead = true };
            reader.Take((RedisValue[])(await _connection.Run(request, run.Mode).ConfigureAwait(false)).Result!, first);
            TMap.VisitLogs(ref reader);
        }

        if (log.HasIds)
        {
            var request = new RedisRequest { Command = "SCARD", Keys = [RedisKeys.Ids(list)], SessionKey = key, IsRead = true };
            var ids = (long)(await _connection.Run(request, run.Mode).ConfigureAwait(false)).Result;
            if (ids < length)
            {
                run.Report.Add(key, $"set '{RedisKeys.Ids(list)}'", $"it holds {ids} ids, the log has {length} entries");
            }
        }
    }
}
