using System.Text.Json.Serialization;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry of a <see cref="Ballot"/>.</summary>
/// <param name="Text">A text.</param>
public sealed record BallotLine(string Text)
{
    /// <summary>An id that may not be set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public BallotMark Mark { get; init; }
}
