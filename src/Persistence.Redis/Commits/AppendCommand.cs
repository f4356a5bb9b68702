using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Appends;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Commits;

/// <summary>Appends to logs.</summary>
internal sealed class AppendCommand
{
    private readonly RedisContext _context;
    private readonly CommitSurroundings _surroundings;
    private readonly AppendLanes _lanes;
    private readonly ReadinessGate _keys;

    /// <summary>Makes the command.</summary>
    /// <param name="context">Connection and names.</param>
    /// <param name="surroundings">What may have to be done around an append.</param>
    /// <param name="keys">Whether it is known that the class has the key of what is stored.</param>
    /// <param name="expiries">What sessions say of when they expire; null where appends need not know.</param>
    public AppendCommand(RedisContext context, CommitSurroundings surroundings, ReadinessGate keys, KnownExpiries? expiries)
    {
        Expiries = expiries;
        _keys = keys;
        _context = context;
        _surroundings = surroundings;
        _lanes = new AppendLanes(Send, request => context.Connection.ConnectionProbe.Wait(request));
    }

    /// <summary>What sessions say of when they expire; null where appends need not know.</summary>
    public KnownExpiries? Expiries { get; }

    /// <summary>
    /// Appends. When several awaiting calls for one log are under way, further ones are sent together with the next answer, in the
    /// order of the calls.
    /// </summary>
    /// <param name="request">The append.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was stored.</returns>
    public ValueTask<AppendResult> Run(RedisRequest request, IoMode mode) =>
        _keys.IsKnown ? RunAtOnce(request, mode) : RunAfterLook(request, mode);

    private async ValueTask<AppendResult> RunAfterLook(RedisRequest request, IoMode mode)
    {
        await _keys.Find(mode).ConfigureAwait(false);
        return await RunAtOnce(request, mode).ConfigureAwait(false);
    }

    private ValueTask<AppendResult> RunAtOnce(RedisRequest request, IoMode mode) =>
        !mode.IsAsync ? ValueTask.FromResult(AppendAnswer.One(request, IoMode.Result(Send(request, mode))))
        : request.Entries > 0 && !request.IsLeased ? _lanes.Append(request, mode.Cancellation)
        : SendAlone(request, mode);

    private async ValueTask<AppendResult> SendAlone(RedisRequest request, IoMode mode) => AppendAnswer.One(request, await Send(request, mode).ConfigureAwait(false));

    // Answers what AppendAnswer reads.
    private ValueTask<RedisResult> Send(RedisRequest request, IoMode mode)
    {
        if (!_surroundings.AreEmpty(mode))
        {
            return SendAround(request, mode);
        }

        var answer = IoMode.Result(_context.Connection.Run(request, mode));
        return IsToBeMended(answer) ? MendAndSend(request, answer, mode) : ValueTask.FromResult(Accept(request, answer));
    }

    private async ValueTask<RedisResult> SendAround(RedisRequest request, IoMode mode)
    {
        await _surroundings.RenamedLogs.Rename((string)request.Keys[0]!, mode).ConfigureAwait(false);
        var sockets = _surroundings.Replication.Sockets(request.Keys[0]);
        var run = await _context.Connection.Run(request, mode).ConfigureAwait(false);
        if (IsToBeMended(run))
        {
            return await MendAndSend(request, run, mode).ConfigureAwait(false);
        }

        var answer = Accept(request, run);
        await _surroundings.Replication.Confirm(request.SessionKey!, request.Keys[0], sockets, mode).ConfigureAwait(false);
        return answer;
    }

    // A script that was cut off left ids without entries, and one of those to append may be such an id; or the session is of an earlier schema version, which has
    // to be noted before an entry of the present one follows; or another program saved it, and may have said when it expires.
    private static bool IsToBeMended(RedisAnswer<RedisResult> answer) =>
        answer.Result.Length == 1 && answer.Result[0].Resp2Type != ResultType.Integer && (string?)answer.Result[0] is CommitOutcome.OrphanedIds or OlderSessions.Answer or KnownExpiries.Answer;

    private async ValueTask<RedisResult> MendAndSend(RedisRequest request, RedisAnswer<RedisResult> answer, IoMode mode)
    {
        var key = request.SessionKey!;
        if ((string?)answer.Result[0] == OlderSessions.Answer)
        {
            await new OlderSessions(_context).Mark(key, null, mode).ConfigureAwait(false);
        }
        else if ((string?)answer.Result[0] == KnownExpiries.Answer)
        {
            request.Values[0] = await Expiries!.Read(key, request.Values[0], mode).ConfigureAwait(false);
        }
        else
        {
            var hashKey = (string)request.Keys[0]!;
            await _surroundings.RepairIds(key, _context.Description.Logs.First(log => request.Keys[1] == RedisKeys.Log(hashKey, log.StorageName)), mode).ConfigureAwait(false);
        }

        return await Send(request, mode).ConfigureAwait(false);
    }

    private RedisResult Accept(RedisRequest request, RedisAnswer<RedisResult> answer)
    {
        if (answer.Result.Length < 0 || answer.Result[0].Resp2Type == ResultType.Integer)
        {
            _context.Telemetry.Committed(request.Changes, request.Bytes);
            AppendAnswer.Report(answer.Result, _context.Telemetry);
            return answer.Result;
        }

        var key = request.SessionKey!;
        if (answer.WasRepeated)
        {
            throw RedisErrors.Unknown(key, _context.DisplayName, null);
        }

        if (LeaseText.Refusal(answer.Result, key, _context.DisplayName) is { } refusal)
        {
            throw refusal;
        }

        var decoder = new SessionDecoder(key, (string)request.Keys[0]!, _context.DisplayName, _context.Description);
        throw (string?)answer.Result[0] switch
        {
            "absent" => SessionErrors.NotFound(key, _context.DisplayName),
            "schema" => StoredDataErrors.NewerSchema(key, _context.DisplayName, _context.Description, (int)answer.Result[1]),
            CommitOutcome.NoTime => decoder.NoTime((string)answer.Result[1]!),
            _ => decoder.Damaged(),
        };
    }
}
