using System.Globalization;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes.Backfill;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>Looks again at the sessions that a backfill could not read: those that still cannot be read are named, the others are in the index or come into it now.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="unread">Which they are.</param>
/// <param name="writer">Writes what an index lacks as far as a hash has it.</param>
/// <param name="existing">Puts a session that can be read again into an index.</param>
internal sealed class UnreadSessions(RedisContext context, UnreadSet unread, IndexBackfillWriter writer, IExistingSessions existing)
{
    /// <summary>Looks at those of an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="members">What the set holds; null where its key holds something else.</param>
    /// <param name="skipped">Receives those that cannot be read.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>Whether sessions came into the index, so that a lookup is to begin again.</returns>
    public async ValueTask<bool> Look(IndexDescription index, RedisResult? members, Dictionary<string, SkippedSession> skipped, IoMode mode)
    {
        if ((string[]?)members is not { Length: > 0 } keys)
        {
            return false;
        }

        var requests = Array.ConvertAll(keys, key => RedisRequest.Reading("HMGET", context.Keys.HashKey(key), key, Fields.Index(index), Fields.Schema, Fields.HeaderSchema));
        var answers = await SeparateAnswers.Of(context.Connection, requests, mode).ConfigureAwait(false);
        var (readable, isChanged) = (new List<string>(), false);
        for (var position = 0; position < keys.Length; position++)
        {
            var (key, fields) = (keys[position], answers[position]);
            var problem = fields is null ? Foreign(key) : await Index(key, index, fields, mode).ConfigureAwait(false);
            if (problem is null)
            {
                readable.Add(key);
                isChanged = true;
            }
            else
            {
                skipped.TryAdd(key, new SkippedSession(key, problem));
            }
        }

        unread.Remove(readable, index);
        return isChanged;
    }

    /// <summary>What is wrong with a session whose key holds something else.</summary>
    /// <param name="key">Its encoded key.</param>
    public string Foreign(string key) =>
        $"key '{context.Keys.HashKey(key)}' holds something that the store did not write, so the session cannot be read: find out who uses the same key prefix, and remove the key or restore the session";

    private bool PassesSteps(RedisResult fields) => context.Description.HasUpgrades
        && int.TryParse((string?)(fields[2].IsNull ? fields[1] : fields[2]), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version < context.Description.SchemaVersion;

    private string? Newer(string key, RedisResult schema) =>
        int.TryParse((string?)schema, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > context.Description.SchemaVersion
            ? StoredDataErrors.NewerSchema(key, context.DisplayName, context.Description, version).Message
            : null;

    // Answers why it cannot be read; null where it is in the index, or has gone, or another session has its value. A hash that has the index's field says the value itself, unless upgrade steps make another one.
    private async ValueTask<string?> Index(string key, IndexDescription index, RedisResult fields, IoMode mode)
    {
        try
        {
            var batch = await writer.Write([key], [index], mode).ConfigureAwait(false);
            if (!fields[0].IsNull && !PassesSteps(fields))
            {
                return null;
            }

            if (Newer(key, fields[1]) is { } newer)
            {
                return newer;
            }

            await existing.Index(key, index, batch, mode).ConfigureAwait(false);
            return null;
        }
        catch (SessionException exception) when (exception is SessionCorruptedException { SessionKey: not null } or SessionSchemaException)
        {
            return exception.Message;
        }
        catch (SessionException exception) when (exception is SessionValidationException or SessionConflictException)
        {
            // A writer that could read it saved it, or will.
            return null;
        }
    }
}
