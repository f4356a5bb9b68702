using Persistence.Monitoring;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>
/// What an append that was made answers: the log's length; or the length, and how many entries were not stored again; or, of several calls, a length for each entry and that number.
/// </summary>
internal static class AppendAnswer
{
    /// <summary>Reports the entries that were not stored again, whose number stands at the end of a longer answer.</summary>
    /// <param name="answer">What the script answered.</param>
    /// <param name="telemetry">Of the store.</param>
    public static void Report(RedisResult answer, StoreTelemetry telemetry)
    {
        if (answer.Length >= 0)
        {
            telemetry.Repeated((long)answer[^1]);
        }
    }

    /// <summary>The result of a call that was sent alone.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">What the script answered.</param>
    public static AppendResult One(RedisRequest request, RedisResult answer) =>
        answer.Length < 0 ? new AppendResult((long)answer, request.Entries) : new AppendResult((long)answer[0], request.Entries - (int)answer[1]);

    /// <summary>The results of calls that were sent together, in their order.</summary>
    /// <param name="requests">The calls, two at least.</param>
    /// <param name="answer">What the script answered.</param>
    public static IEnumerable<AppendResult> Each(IReadOnlyList<RedisRequest> requests, RedisResult answer)
    {
        var given = requests.Sum(static request => request.Entries);
        var hasEach = answer.Length >= 0;
        var last = hasEach ? (long)answer[given - 1] - given + (long)answer[given] : (long)answer - given;
        var entries = 0;
        foreach (var request in requests)
        {
            // A length for each entry, where not every entry may be new.
            entries += request.Entries;
            var before = last;
            last = hasEach ? (long)answer[entries - 1] : before + request.Entries;
            yield return new AppendResult(last, (int)(last - before));
        }
    }
}
