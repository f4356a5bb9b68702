using System.Runtime.ExceptionServices;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>
/// Takes the answers to commands that read a session in one go, decodes them as they come, and finds out whether they speak
/// of one moment: the hash, the parts of the logs, the token once more, the lengths of all logs but the last.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="decoder">Decodes.</param>
/// <param name="clock">By which sessions expire.</param>
/// <param name="parts">The parts of the logs, in order.</param>
internal sealed class WholeSession<TSession, TKey, TMap>(SessionDecoder decoder, SessionClock clock, List<LogPart> parts) : IAnswers
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private LogDecoder<TSession> _logs;
    private StoredHash? _hash;
    private TSession? _session;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Whether all answers speak of one moment.</summary>
    public bool IsOneMoment { get; private set; }

    /// <summary>The length of each log, by ordinal.</summary>
    public int[] Lengths { get; } = new int[decoder.Description.Logs.Count];

    /// <inheritdoc/>
    public void Begin()
    {
        _logs = new LogDecoder<TSession>(decoder, Lengths.Length);
        (_hash, _session, _failure, IsOneMoment) = (null, null, null, true);
        Array.Clear(Lengths);
    }

    /// <inheritdoc/>
    public void Take(int position, Task answer)
    {
        switch (answer)
        {
            case Task<HashEntry[]> fields:
                _hash = new StoredHash(fields.GetAwaiter().GetResult());
                Try(DecodeHeader);
                break;
            case Task<RedisValue[]> entries:
                TakeEntries(parts[position - 1], entries.GetAwaiter().GetResult());
                break;
            case Task<RedisResult> other when position == parts.Count + 1:
                IsOneMoment &= IsAsBefore(other.GetAwaiter().GetResult());
                break;
            case Task<RedisResult> other:
                IsOneMoment &= (long)other.GetAwaiter().GetResult() == Lengths[position - parts.Count - 2];
                break;
        }
    }

    /// <summary>The session, or the damage that was found.</summary>
    /// <returns>Null when there is none.</returns>
    public TSession? Session()
    {
        _failure?.Throw();
        if (_session is not null)
        {
            _logs.Give(_session);
            TMap.VisitLogs(ref _logs);
        }

        return _session;
    }

    private void TakeEntries(LogPart part, RedisValue[] entries)
    {
        // A part that follows one that was not full has grown since that one was read.
        IsOneMoment &= entries.Length == 0 || Lengths[part.Log] == part.First;
        Lengths[part.Log] += entries.Length;
        if (_session is not null && IsOneMoment)
        {
            _logs.Take(part.Log, entries, Lengths[part.Log]);
            Try(DecodeEntries);
        }
    }

    // The entries come after the hash, which says what stored them.
    private void DecodeHeader()
    {
        _session = decoder.Session<TSession, TKey, TMap>(_hash!, clock);
        if (VersionFields.Of(decoder.Description, _hash!) is { } versions)
        {
            _logs = new LogDecoder<TSession>(decoder with { Versions = versions }, Lengths.Length);
        }
    }


    private void DecodeEntries() => TMap.VisitLogs(ref _logs);

    // Of a class with upgrade steps the schema version is asked for too: a mark changes it and not the token.
    private bool IsAsBefore(RedisResult now) =>
        decoder.Description.HasUpgrades
            ? _hash!.Token == CommitToken.Parse((string?)now[0]).Value && (!_hash.IsThere || _hash.Schema == (int)now[1])
            : _hash!.Token == CommitToken.Parse((string?)now).Value;

    // What looks like damage may be two halves of two moments; that is known at the end.
    private void Try(Action decode)
    {
        try
        {
            decode();
        }
        catch (SessionException exception)
        {
            _failure ??= ExceptionDispatchInfo.Capture(exception);
        }
    }
}
