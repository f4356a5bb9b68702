namespace Persistence.Generators.Emission.Hosting;

/// <summary>A member that chooses a backend in a hosted program.</summary>
/// <param name="Parameters">Its parameters after the first, each with a comma before it.</param>
/// <param name="Arguments">What the store is constructed with.</param>
/// <param name="Summary">What it does, for documentation.</param>
/// <param name="Documentation">What each parameter is.</param>
internal sealed record HostedUse(string Parameters, string Arguments, string Summary, IReadOnlyList<(string Name, string Text)> Documentation);
