using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry of a file, with a strongly typed id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Text">What was noted.</param>
public readonly record struct CaseNote([property: Key] ConversationId Id, string Text);
