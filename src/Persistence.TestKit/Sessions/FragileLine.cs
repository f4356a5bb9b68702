using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry of a <see cref="FragileNote"/>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its text, which the constructor refuses once it is broken.</param>
public sealed record FragileLine([property: Key] FragileId Id, string Text)
{
    /// <summary>Its text.</summary>
    public string Text { get; init; } = FragileId.Whole(Text);
}
