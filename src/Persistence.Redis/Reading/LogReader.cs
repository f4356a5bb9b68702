using System.Globalization;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Commits;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Reading;

/// <summary>Asks for parts of logs, and checks that their session is there.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="renamed">Lists that get their present name first.</param>
/// <param name="keys">Whether it is known that the class has the key of what is stored.</param>
internal sealed class LogReader(RedisContext context, RenamedLogs renamed, ReadinessGate keys)
{
    /// <summary>Reads a part of a log.</summary>
    /// <returns>The elements of its list, and how many stand before them.</returns>
    public async ValueTask<(RedisValue[] Stored, long Before, SessionDecoder Decoder)> Read(string key, LogDescription log, ListRange range, IoMode mode)
    {
        var answer = await Ask(key, log, (ReadScripts.Entries, range), mode).ConfigureAwait(false);
        return ((RedisValue[])answer[1]!, range.Before(range.IsFromEnd ? (long)answer[2] : 0), Decoder(key, log, answer[0], 3));
    }

    /// <summary>Reads a part of a log for a tail.</summary>
    /// <returns>The elements of its list, how long it is, and the session's version and token.</returns>
    public async ValueTask<(RedisValue[] Stored, long Length, long Version, long Token, SessionDecoder Decoder)> ReadTail(string key, LogDescription log, ListRange range, IoMode mode)
    {
        var answer = await Ask(key, log, (ReadScripts.Tail, range), mode).ConfigureAwait(false);
        _ = long.TryParse((string?)answer[0][0], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return ((RedisValue[])answer[1]!, (long)answer[2], version, CommitToken.Parse((string?)answer[0][3]).Value, Decoder(key, log, answer[0], 4));
    }

    /// <summary>Counts the entries of a log.</summary>
    public async ValueTask<long> Count(string key, LogDescription log, IoMode mode) =>
        (long)(await Ask(key, log, (ReadScripts.Count, default), mode).ConfigureAwait(false))[1];

    /// <summary>Decodes what was read.</summary>
    private SessionDecoder Decoder(string key) => new(key, context.Keys.HashKey(key), context.DisplayName, context.Description);

    private static bool MayBeOlder(LogDescription log) => log.Upgrades is not null;

    private static IEnumerable<string> Names(LogDescription log) => log.FormerNames.Prepend(log.StorageName);

    // The fields that were asked for besides say which schema versions stored the entries.
    private SessionDecoder Decoder(string key, LogDescription log, RedisResult fields, int first)
    {
        if (!MayBeOlder(log))
        {
            return Decoder(key);
        }

        var older = Enumerable.Range(first, fields.Length - first).Select(position => (string?)fields[position]).FirstOrDefault(static field => field is not null);
        return Decoder(key) with { Versions = VersionFields.Of(context.Description, log, (int)fields[1], older) };
    }

    private async ValueTask<RedisResult> Ask(string key, LogDescription log, (RedisScript Script, ListRange Range) what, IoMode mode)
    {
        await keys.Pass(mode).ConfigureAwait(false);
        var hashKey = context.Keys.HashKey(key);
        await renamed.Rename(hashKey, mode).ConfigureAwait(false);
        var request = new RedisRequest
        {
            Script = what.Script,
            Keys = [hashKey, RedisKeys.Log(hashKey, log.StorageName)],
            Values = [what.Range.First, what.Range.Last, .. MayBeOlder(log) ? Names(log).Select(static name => (RedisValue)VersionFields.OfLog(name)) : []],
            SessionKey = key,
            IsRead = true,
        };
        var answer = (await context.Connection.Run(request, mode).ConfigureAwait(false)).Result;
        var (version, schema, expires) = ((string?)answer[0][0], (string?)answer[0][1], answer[0][2]);
        if ((version is null && schema is null) || context.Clock.HasExpired(expires))
        {
            throw SessionErrors.NotFound(key, context.DisplayName);
        }

        _ = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var versionNumber);
        _ = int.TryParse(schema, NumberStyles.None, CultureInfo.InvariantCulture, out var schemaNumber);
        Decoder(key).Check(versionNumber, schemaNumber);
        return answer;
    }
}
