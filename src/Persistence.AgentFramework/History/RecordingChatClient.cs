using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.History;

/// <summary>
/// Stands directly above the client of the model, below the one that calls tools, and stores each step of a run as it comes: the request before the model sees it, tool calls before the
/// tools run, results before the model sees them, and what came of an answer that was cancelled or abandoned.
/// </summary>
internal sealed class RecordingChatClient(IChatClient innerClient, RunRecorder recorder) : DelegatingChatClient(innerClient)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (recorder.Current() is not { } run)
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }

        // A copy: the caller goes on with its list.
        ChatMessage[] asked = [.. messages];
        await recorder.AskingAsync(run, asked).ConfigureAwait(false);
        var response = await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        if (!Approvals.Await(response.Messages, options))
        {
            await recorder.AnsweredAsync(run, [.. response.Messages]).ConfigureAwait(false);
        }

        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (recorder.Current() is not { } run)
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        ChatMessage[] asked = [.. messages];
        await recorder.AskingAsync(run, asked).ConfigureAwait(false);
        var stream = new RecordedStream(recorder, run, options);
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(asked, options, cancellationToken).ConfigureAwait(false))
            {
                stream.Add(update);
                yield return update;
            }

            await stream.CompletedAsync().ConfigureAwait(false);
        }
        finally
        {
            await stream.EndedAsync().ConfigureAwait(false);
        }
    }
}
