using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Tests.Support;

/// <summary>The rule of services of models: each tool call has exactly one result, before anything else is said, and no result is without its call.</summary>
internal static class Replays
{
    public static void Check(IEnumerable<ChatMessage> messages)
    {
        var open = new HashSet<string>();
        var number = 0;
        foreach (var message in messages)
        {
            number++;
            var results = message.Contents.OfType<FunctionResultContent>().ToList();
            Assert.True(results.Count > 0 || open.Count == 0, $"Message {number} comes before the results of {string.Join(", ", open)}.");
            foreach (var result in results)
            {
                Assert.True(open.Remove(result.CallId), $"Message {number} has a result of {result.CallId}, which was not called.");
            }

            foreach (var call in message.Contents.OfType<FunctionCallContent>())
            {
                Assert.True(open.Add(call.CallId), $"Message {number} calls {call.CallId} once more.");
            }
        }

        Assert.Empty(open);
    }
}
