namespace Persistence.TestKit.Sessions;

/// <summary>A nested object.</summary>
public sealed class WorkflowStep
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The steps to do before it.</summary>
    public List<string> Needs { get; set; } = [];

    /// <summary>How long it may take.</summary>
    public TimeSpan? Timeout { get; set; }
}
