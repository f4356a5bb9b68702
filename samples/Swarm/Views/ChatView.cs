using Persistence;
using Swarm.Chats;

namespace Swarm.Views;

/// <summary>Prints the messages of a chat as they are stored, by whatever process, on a thread of its own until it is disposed.</summary>
public sealed class ChatView : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;

    /// <summary>Begins to print.</summary>
    public ChatView(IMultichatSessionStore chats, string chatId)
    {
        _thread = new Thread(() => Print(chats, chatId)) { Name = "view" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Print(IMultichatSessionStore chats, string chatId)
    {
        try
        {
            var after = Math.Max(0, chats.CountMessages(chatId) - 3);
            foreach (var next in chats.TailMessages(chatId, after, _stop.Token))
            {
                if (next.IsEntry)
                {
                    Console.WriteLine(Printable.Line($"{next.Sequence,5}  {next.Entry.Sender,-8} {next.Entry.Content}"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The view has ended.
        }
        catch (SessionException problem)
        {
            Console.Error.WriteLine(problem.Message);
        }
    }
}
