namespace Swarm.Workflows;

/// <summary>What can be asked of a run.</summary>
public enum RunSignalKind
{
    /// <summary>To make no further step for now.</summary>
    Pause,

    /// <summary>To go on.</summary>
    Resume,

    /// <summary>To end.</summary>
    Cancel,
}
