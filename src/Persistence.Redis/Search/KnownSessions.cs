using System.Buffers.Binary;
using System.Text;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>Sessions that one script looks at, and what is known of them, as <see cref="Scripts.SearchScripts.Stamps"/> takes it. For one thread.</summary>
/// <param name="sessions">The sessions.</param>
/// <param name="isOfLog">Whether a log is searched.</param>
internal sealed class KnownSessions(StampedSession[] sessions, bool isOfLog)
{
    // Of a log the length, its lowest byte first, and whether the hash is there; of a header the token.
    private const int BytesOfLength = sizeof(uint);
    private const int BytesOfLog = BytesOfLength + 1;

    // No log has so many entries; no token has such characters.
    private const uint NoLength = uint.MaxValue;
    private const byte NoToken = 1;

    /// <summary>The sessions.</summary>
    public IReadOnlyList<StampedSession> Sessions => sessions;

    /// <summary>The hashes, then the lists where a log is searched.</summary>
    public RedisKey[] Keys { get; } = isOfLog ? [.. sessions.Select(static session => session.Hash), .. sessions.Select(static session => session.List)] : Array.ConvertAll(sessions, static session => session.Hash);

    /// <summary>The arguments of the script.</summary>
    /// <param name="asks">Whether to ask when sessions expire.</param>
    /// <param name="budget">How many bytes of content may be answered.</param>
    public RedisValue[] Arguments(bool asks, int budget)
    {
        var packed = new byte[sessions.Length * (isOfLog ? BytesOfLog : CommitToken.TextLength)];
        var there = 0;
        for (var position = 0; position < sessions.Length; position++)
        {
            there += sessions[position].Known is { IsThere: true } ? 1 : 0;
            Write(sessions[position].Known, packed, position);
        }

        RedisValue[] arguments = [isOfLog ? 1 : 0, asks ? 1 : 0, there, budget, packed];
        return asks ? [.. arguments, .. sessions.Select(static session => (RedisValue)(session.Known?.Expires ?? ""))] : arguments;
    }

    private void Write(KnownSession? known, byte[] packed, int position)
    {
        if (isOfLog)
        {
            var place = packed.AsSpan(position * BytesOfLog, BytesOfLog);
            BinaryPrimitives.WriteUInt32LittleEndian(place, known?.Length is { } length and < NoLength ? (uint)length : NoLength);
            place[BytesOfLength] = known is { IsThere: true } ? (byte)1 : (byte)0;
            return;
        }

        var token = packed.AsSpan(position * CommitToken.TextLength, CommitToken.TextLength);
        if (known is null || (known.Token is { } text && !(text.Length == CommitToken.TextLength && Encoding.ASCII.TryGetBytes(text, token, out _))))
        {
            token.Fill(NoToken);
        }
    }
}
