using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>What can be wrong with a session's logs and unique values, in the same words on every backend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValidationProblems
{
    /// <summary>A log changed otherwise than at its end.</summary>
    public const string RewrittenLog = "entries that are stored were removed, replaced or reordered; a log only grows at its end";

    /// <summary>A session is to be created from an object that holds a part of another one.</summary>
    public const string PartialLog = "the object holds a part of the log, because it was loaded with SessionLoad.HeaderOnly or LastEntries; load the whole session to create it elsewhere";

    /// <summary>Another session has a unique value. Which one can be found by the value; the message may be shown to another user.</summary>
    public const string TakenValue = "its value belongs to another session already, and it is unique";
}
