namespace Persistence;

/// <summary>What an append by another caller means to a session that was loaded before it.</summary>
public enum AppendRule
{
    /// <summary>Anyone may append at any time; appending never makes a save conflict.</summary>
    Shared = 0,

    /// <summary>A save fails with <see cref="SessionConflictException"/> when the log grew since the session was loaded.</summary>
    Exclusive = 1,
}
