namespace Multichat.Sessions;

/// <summary>Whether more messages are to come.</summary>
public enum SessionStatus
{
    /// <summary>Not all of the transcript is stored yet.</summary>
    Active,

    /// <summary>Every message of the transcript is stored.</summary>
    Ended,
}
