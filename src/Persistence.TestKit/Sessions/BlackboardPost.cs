using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry with a number for its id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Text">A text.</param>
public sealed record BlackboardPost([property: Key] int Id, string Text);
