using CsCheck;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;
using Persistence.AgentFramework.Tests.Support;

namespace Persistence.AgentFramework.Tests.Interruptions;

public sealed class ReplayTests
{
    [Fact]
    public void Every_prefix_and_every_window_of_a_tool_calling_history_replays() => Histories.Sample(history =>
    {
        for (var length = 0; length <= history.Count; length++)
        {
            for (var start = 0; start <= length; start++)
            {
                var part = history[start..length];
                Replays.Check(ReplayableHistory.Of(part, [], closes: true));
            }
        }
    });

    [Fact]
    public void A_history_that_is_whole_is_given_as_it_is() => Histories.Sample(history =>
    {
        var replayed = ReplayableHistory.Of(history, [], closes: true);
        Assert.Equal(history.Count, replayed.Count);
        Assert.All(history.Zip(replayed), static pair => Assert.Same(pair.First, pair.Second));
    });

    [Fact]
    public void Two_runs_that_were_merged_replay_and_lose_nothing() => Gen.Select(Histories, Histories, Gen.Int[0, 1].Array[40]).Sample((first, second, order) =>
    {
        var merged = new List<ChatMessage>();
        var (a, b) = (new Queue<ChatMessage>(first), new Queue<ChatMessage>(second.Select(Renamed)));
        foreach (var choice in order.Concat(Enumerable.Repeat(0, a.Count + b.Count)).Concat(Enumerable.Repeat(1, a.Count + b.Count)))
        {
            if ((choice == 0 ? a : b).TryDequeue(out var next))
            {
                merged.Add(next);
            }
        }

        var replayed = ReplayableHistory.Of(merged, [], closes: true);
        Replays.Check(replayed);
        Assert.Equal(Said.Of(merged).Order(), Said.Of(replayed).Order());
    });

    [Fact]
    public void A_call_whose_result_is_in_the_request_stays_open()
    {
        ChatMessage[] history = [new(ChatRole.User, "q"), new(ChatRole.Assistant, [new FunctionCallContent("c1", "t")])];
        ChatMessage[] request = [new(ChatRole.Tool, [new FunctionResultContent("c1", "r")])];

        Assert.Equal(2, ReplayableHistory.Of(history, request, closes: true).Count);
        Assert.Equal(2, ReplayableHistory.Of(history, [], closes: false).Count);
        Replays.Check(ReplayableHistory.Of(history, request, closes: true).Concat(request));
    }

    [Fact]
    public void A_result_belongs_to_the_last_call_of_its_id_before_it()
    {
        // The first run was interrupted, and the model used the id again in the second one.
        ChatMessage[] history =
        [
            new(ChatRole.User, "q1"), new(ChatRole.Assistant, [new FunctionCallContent("c1", "t")]),
            new(ChatRole.User, "q2"), new(ChatRole.Assistant, [new FunctionCallContent("c1", "t")]), new(ChatRole.Tool, [new FunctionResultContent("c1", "r")]),
        ];

        Assert.Equal(["user: q1", "assistant: t#c1", "tool: #c1 interrupted", "user: q2", "assistant: t#c1", "tool: #c1=r"], Said.Of(ReplayableHistory.Of(history, [], closes: true)));
    }

    // Runs of a question, rounds of one to three calls with their results in one message, and an answer. Ids are used again in each run, as some models do.
    private static Gen<List<ChatMessage>> Histories { get; } = Gen.Int[0, 3].List[1, 3].List[1, 4].Select(static runs =>
    {
        var history = new List<ChatMessage>();
        foreach (var rounds in runs)
        {
            history.Add(new ChatMessage(ChatRole.User, "q"));
            foreach (var (round, calls) in rounds.Index())
            {
                if (calls > 0)
                {
                    var ids = Enumerable.Range(0, calls).Select(call => $"c{round}{call}").ToList();
                    history.Add(new ChatMessage(ChatRole.Assistant, [new TextContent("let me see"), .. ids.Select(static id => new FunctionCallContent(id, "t"))]));
                    history.Add(new ChatMessage(ChatRole.Tool, [.. ids.Select(static id => new FunctionResultContent(id, "r"))]));
                }
            }

            history.Add(new ChatMessage(ChatRole.Assistant, "a"));
        }

        return history;
    });

    private static ChatMessage Renamed(ChatMessage message) => new(message.Role, [.. message.Contents.Select(static content => content switch
    {
        FunctionCallContent call => new FunctionCallContent("b" + call.CallId, call.Name),
        FunctionResultContent result => new FunctionResultContent("b" + result.CallId, result.Result),
        _ => content,
    })]);
}
