using Persistence.Monitoring;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>What an append that was made answers: the log's length, or one length for each entry.</summary>
internal static class AppendAnswer
{
    /// <summary>Reports the entries that were not stored again, which stand at the end of a longer answer.</summary>
    /// <param name="answer">What the script answered: the length; it and their number; or a length for each entry, and their number.</param>
    /// <param name="telemetry">Of the store.</param>
    /// <returns>The length, or one for each entry and more.</returns>
    public static RedisResult Take(RedisResult answer, StoreTelemetry telemetry)
    {
        if (answer.Length < 0)
        {
            return answer;
        }

        // Several entries at least are sent together.
        telemetry.Repeated((long)answer[^1]);
        return answer.Length == 2 ? answer[0] : answer;
    }
}
