namespace Persistence.TestKit.Sessions;

/// <summary>Whether a chat goes on.</summary>
public enum SessionStatus
{
    /// <summary>It goes on.</summary>
    Active = 0,

    /// <summary>It has ended.</summary>
    Ended = 1,
}
