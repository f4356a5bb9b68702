using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Tests.Support;

/// <summary>A model that answers from a list, and keeps what it was asked.</summary>
internal sealed class ScriptedClient(params Func<IReadOnlyList<ChatMessage>, ChatMessage>[] answers) : IChatClient
{
    private int _next;

    public List<List<ChatMessage>> Requests { get; } = [];

    /// <summary>Called before each part of an answer that is streamed, with its number.</summary>
    public Action<int>? BeforePart { get; set; }

    public static Func<IReadOnlyList<ChatMessage>, ChatMessage> Say(string text) => _ => new ChatMessage(ChatRole.Assistant, text);

    public static Func<IReadOnlyList<ChatMessage>, ChatMessage> Call(string id, string tool, params (string Name, object? Value)[] arguments) =>
        _ => new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(id, tool, arguments.ToDictionary(static one => one.Name, static one => one.Value))]);

    public static Func<IReadOnlyList<ChatMessage>, ChatMessage> Fail(Exception fault) => _ => throw fault;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ChatResponse(Answer(messages)));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var answer = Answer(messages);
        var part = 0;
        foreach (var content in answer.Contents.SelectMany(Parts))
        {
            BeforePart?.Invoke(part++);
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return new ChatResponseUpdate(answer.Role, [content]) { MessageId = answer.MessageId };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private ChatMessage Answer(IEnumerable<ChatMessage> messages)
    {
        var asked = messages.ToList();
        Requests.Add(asked);
        return answers[_next++](asked);
    }

    private static IEnumerable<AIContent> Parts(AIContent content) => content is TextContent { Text: var text }
        ? text.Split(' ').Select(static (word, index) => new TextContent(index == 0 ? word : " " + word))
        : [content];
}
