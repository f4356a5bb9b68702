namespace Multichat.Arguments;

/// <summary>What the program is to do.</summary>
public enum ChatCommand
{
    /// <summary>Replay a transcript.</summary>
    Replay,

    /// <summary>List the stored sessions.</summary>
    List,

    /// <summary>Print a stored session.</summary>
    Show,

    /// <summary>Print the help text.</summary>
    Help,
}
