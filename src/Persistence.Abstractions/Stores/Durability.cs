namespace Persistence;

/// <summary>What a store promises about a commit once the call has returned.</summary>
public enum Durability
{
    /// <summary>The data is on disk: it survives the death of the process and a loss of power.</summary>
    Full = 0,

    /// <summary>The data survives the death of the process; the last moments before a loss of power may be lost.</summary>
    Relaxed = 1,
}
