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
    private const int MostAtOnce = 128;

    /// <summary>Reads a part of a log.</summary>
    /// <returns>The elements of its list, and how many stand before them.</returns>
    public async ValueTask<(RedisValue[] Stored, long Before, SessionDecoder Decoder)> Read(string key, LogDescription log, ListRange range, IoMode mode)
    {
        var answer = await Ask(key, log, (ReadScripts.Entries, range), mode).ConfigureAwait(false);
        return ((RedisValue[])answer[1]!, range.Before(range.IsFromEnd ? (long)answer[2] : 0), Decoder(key, log, answer[0], 3));
    }

    /// <summary>Reads one entry each of several sessions: by one script where all are on one server, else in a row. The log has no former names.</summary>
    /// <returns>For each the elements of its list that were asked for; or why it cannot be read.</returns>
    public async ValueTask<BatchOutcome<(RedisValue[] Stored, SessionDecoder Decoder)>[]> ReadEach(IReadOnlyList<(string Key, long Sequence)> places, LogDescription log, IoMode mode)
    {
        await keys.Pass(mode).ConfigureAwait(false);
        List<RedisRequest> requests = [.. places.Select(place => Request(place.Key, log, (ReadScripts.Entries, new ListRange(place.Sequence - 1, place.Sequence - 1))))];
        var answers = places.Count > 1 && context.Connection.Servers.IsOneServer ? await Together(requests, log, mode).ConfigureAwait(false) : await SeparateAnswers.Of(context.Connection, requests, mode).ConfigureAwait(false);
        var outcomes = new BatchOutcome<(RedisValue[] Stored, SessionDecoder Decoder)>[places.Count];
        for (var position = 0; position < outcomes.Length; position++)
        {
            try
            {
                // What is no session says so when it is read by itself.
                var answer = answers[position] ?? (await context.Connection.Run(requests[position], mode).ConfigureAwait(false)).Result;
                outcomes[position] = new BatchOutcome<(RedisValue[] Stored, SessionDecoder Decoder)>(((RedisValue[])answer[1]!, Decoder(places[position].Key, log, answer[0], 3)), null);
            }
            catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
            {
                outcomes[position] = new BatchOutcome<(RedisValue[] Stored, SessionDecoder Decoder)>(default, problem);
            }
        }

        return outcomes;
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
    public async ValueTask<long> Count(string key, LogDescription log, IoMode mode)
    {
        var answer = await Ask(key, log, (ReadScripts.Count, default), mode).ConfigureAwait(false);
        Checked(key, answer[0]);
        return (long)answer[1];
    }

    /// <summary>Checks that a session is there, and what stands beside its header.</summary>
    /// <param name="key">Its encoded key.</param>
    /// <param name="fields">Version, schema version and time of expiry; others may follow.</param>
    /// <returns>Decodes its entries, of the present version of the class.</returns>
    /// <exception cref="SessionNotFoundException">It is absent or expired.</exception>
    public SessionDecoder Checked(string key, RedisResult fields)
    {
        var (version, schema, expires) = ((string?)fields[0], (string?)fields[1], fields[2]);
        if ((version is null && schema is null) || context.Clock.HasExpired(expires))
        {
            throw SessionErrors.NotFound(key, context.DisplayName);
        }

        _ = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var versionNumber);
        _ = int.TryParse(schema, NumberStyles.None, CultureInfo.InvariantCulture, out var schemaNumber);
        var decoder = new SessionDecoder(key, context.Keys.HashKey(key), context.DisplayName, context.Description);
        decoder.Check(versionNumber, schemaNumber);
        return decoder;
    }

    // Each of so many parts is one script, which others wait for.
    private async ValueTask<RedisResult?[]> Together(List<RedisRequest> requests, LogDescription log, IoMode mode)
    {
        var fields = FieldsOf(log);
        List<RedisRequest[]> parts = [.. requests.Chunk(MostAtOnce)];
        List<RedisRequest> looks = parts.ConvertAll(part => new RedisRequest
        {
            Script = ReadScripts.EntryOfEach,
            Keys = [.. part.SelectMany(static request => request.Keys)],
            Values = [fields.Length, .. fields, .. part.Select(static request => request.Values[0])],
            IsRead = true,
        });
        var answers = await SeparateAnswers.Of(context.Connection, looks, mode).ConfigureAwait(false);
        return [.. parts.SelectMany((part, number) => Enumerable.Range(0, part.Length).Select(position => answers[number] is { } answer && !answer[position].IsNull ? answer[position] : null))];
    }

    private static RedisValue[] FieldsOf(LogDescription log) => log.Upgrades is not null ? [.. log.FormerNames.Prepend(log.StorageName).Select(static name => (RedisValue)VersionFields.OfLog(name))] : [];

    // The fields that were asked for besides say which schema versions stored the entries.
    private SessionDecoder Decoder(string key, LogDescription log, RedisResult fields, int first)
    {
        var decoder = Checked(key, fields);
        if (log.Upgrades is null)
        {
            return decoder;
        }

        var older = Enumerable.Range(first, fields.Length - first).Select(position => (string?)fields[position]).FirstOrDefault(static field => field is not null);
        return decoder with { Versions = VersionFields.Of(context.Description, log, (int)fields[1], older) };
    }

    private async ValueTask<RedisResult> Ask(string key, LogDescription log, (RedisScript Script, ListRange Range) what, IoMode mode)
    {
        await keys.Pass(mode).ConfigureAwait(false);
        await renamed.Rename(context.Keys.HashKey(key), mode).ConfigureAwait(false);
        return (await context.Connection.Run(Request(key, log, what), mode).ConfigureAwait(false)).Result;
    }

    private RedisRequest Request(string key, LogDescription log, (RedisScript Script, ListRange Range) what)
    {
        var hashKey = context.Keys.HashKey(key);
        return new RedisRequest
        {
            Script = what.Script,
            Keys = [hashKey, RedisKeys.Log(hashKey, log.StorageName)],
            Values = [what.Range.First, what.Range.Last, .. FieldsOf(log)],
            SessionKey = key,
            IsRead = true,
        };
    }
}
