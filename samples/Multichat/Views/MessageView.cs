using Multichat.Sessions;

namespace Multichat.Views;

/// <summary>One message, as --show prints it.</summary>
public static class MessageView
{
    /// <summary>Prints a message.</summary>
    public static void Write(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var recipients = message.Recipients.Count == 0 ? "all" : string.Join(", ", message.Recipients);
        Console.WriteLine();
        Console.WriteLine(Printable.Line($"{message.SentAt:yyyy-MM-dd HH:mm:ss zzz}  {message.Sender} -> {recipients}  [{message.Priority}] {message.Topic}"));
        Console.WriteLine(Printable.Block(message.Content.ReplaceLineEndings("\n")));
    }
}
