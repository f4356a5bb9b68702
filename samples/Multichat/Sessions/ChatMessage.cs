using System.ComponentModel.DataAnnotations;

namespace Multichat.Sessions;

/// <summary>
/// What one agent said. Because <see cref="Id"/> is the key, appending a message that is stored already stores nothing:
/// a message is never there twice, whatever is killed and repeated.
/// </summary>
public sealed record ChatMessage(
    [property: Key] string Id,
    string Sender,
    List<string> Recipients,
    string Priority,
    string Topic,
    DateTimeOffset SentAt,
    string Content);
