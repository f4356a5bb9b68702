using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Commits;

/// <summary>What a commit's script answered.</summary>
/// <param name="context">Names and the session class.</param>
internal sealed class CommitOutcome(RedisContext context)
{
    /// <summary>The answer where a script that was cut off left ids without entries, and one of those to store may be such an id.</summary>
    public const string OrphanedIds = "ids";

    /// <summary>The answer where the session's time of expiry is none; what stands there follows.</summary>
    public const string NoTime = "expires";

    /// <summary>The script's shortest way answers a number, every other one a list that begins with a word.</summary>
    public static string? Of(RedisResult answer) => answer.Length < 0 ? "ok" : (string?)answer[0];

    /// <summary>The error for a commit that was not made.</summary>
    public SessionException Failure(CommitDraft draft, RedisAnswer<RedisResult> answer)
    {
        if (answer.WasRepeated)
        {
            // An earlier attempt may have been made and changed by others since.
            return RedisErrors.Unknown(draft.Key, context.DisplayName, null);
        }

        return LeaseText.Refusal(answer.Result, draft.Key, context.DisplayName) ?? Refusal(draft, answer);
    }

    private SessionException Refusal(CommitDraft draft, RedisAnswer<RedisResult> answer)
    {
        var detail = 0L;
        var isReadable = answer.Result.Length < 2 || long.TryParse((string?)answer.Result[1], NumberStyles.None, CultureInfo.InvariantCulture, out detail);
        return Of(answer.Result) switch
        {
            NoTime => Decoder(draft).NoTime((string)answer.Result[1]!),
            _ when !isReadable => Decoder(draft).Damaged(),
            "exists" => SessionErrors.Exists(draft.Key, context.DisplayName),
            "gone" => SessionErrors.Gone(draft.Key, context.DisplayName, draft.Version),
            "conflict" => SessionErrors.Conflict(draft.Key, context.DisplayName, draft.Version, detail, ", or added to a new index"),
            "grew" => SessionErrors.LogGrew(draft.Key, context.DisplayName, draft.Logs[(int)detail - 1].Name, draft.Version),
            "schema" => StoredDataErrors.NewerSchema(draft.Key, context.DisplayName, context.Description, (int)detail),
            _ => Decoder(draft).Damaged(),
        };
    }

    private SessionDecoder Decoder(CommitDraft draft) => new(draft.Key, draft.HashKey, context.DisplayName, context.Description);
}
