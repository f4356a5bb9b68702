namespace Persistence.Foreign.Tests.Projects;

/// <summary>What became of a type that is taken.</summary>
/// <param name="Subject">The type.</param>
internal sealed record Outcome(Subject Subject)
{
    /// <summary>How many values were stored and came back.</summary>
    public int Values { get; set; }

    /// <summary>The refusals of values when they were saved, in the store's words.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>The values that the type's own code refused when they were loaded, in the store's words.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>What came back differently, and errors that nobody may meet. None may be here.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The members that no value of the type has with anything but their default.</summary>
    public IReadOnlyCollection<string> Defaults { get; set; } = [];
}
