using Persistence.AspNetCore.Access;

namespace Persistence.AspNetCore.Sources;

/// <summary>What was mapped at one address.</summary>
/// <param name="Pattern">The address.</param>
/// <param name="Sources">Its stores.</param>
/// <param name="Options">Its settings.</param>
/// <param name="Services">What all feeds of the program share.</param>
internal sealed record Feed(string Pattern, IReadOnlyList<FeedSource> Sources, FeedOptions Options, FeedServices Services)
{
    /// <summary>How many streams are open, and how much was sent.</summary>
    public FeedActivity Activity { get; } = new();
}
