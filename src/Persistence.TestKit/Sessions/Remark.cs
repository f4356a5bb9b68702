using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry of a conversation, with a strongly typed id of two parts.</summary>
/// <param name="Source">The id's first part.</param>
/// <param name="Ticket">The id's second part.</param>
/// <param name="Text">What was said.</param>
public sealed record Remark([property: Key] ConversationId Source, [property: Key] TicketId Ticket, string Text);
