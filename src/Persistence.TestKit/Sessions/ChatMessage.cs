using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry with an id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Sender">The agent that wrote it.</param>
/// <param name="Content">What it wrote.</param>
/// <param name="SentAt">When.</param>
public sealed record ChatMessage([property: Key] string Id, string Sender, string Content, DateTimeOffset SentAt);
