namespace Persistence.Generators.Emission.Stores;

/// <summary>One constructor of a store.</summary>
/// <param name="Parameters">Its parameters in C#, with <c>{session}</c> and <c>{key}</c> for the types.</param>
/// <param name="Arguments">What it passes to the engine.</param>
/// <param name="Summary">What it does, for documentation.</param>
/// <param name="Documentation">What each parameter is.</param>
internal sealed record ConstructorCode(
    string Parameters,
    string Arguments,
    string Summary,
    IReadOnlyList<(string Name, string Text)> Documentation)
{
    /// <summary>Its XML documentation.</summary>
    public string Text { get; } =
        $"/// <summary>{Summary}</summary>\n" + string.Join("\n", Documentation.Select(static parameter => $"/// <param name=\"{parameter.Name}\">{parameter.Text}</param>"));
}
