namespace Persistence.TestKit;

/// <summary>What a step of a scenario does. The client's object is the one it created or loaded last for that key.</summary>
public enum ScenarioAction
{
    /// <summary>Creates a session with entries and a unique value.</summary>
    Create = 0,

    /// <summary>Loads the client's object, wholly or in part.</summary>
    Load = 1,

    /// <summary>Changes the header of the client's object and saves it.</summary>
    SaveHeader = 2,

    /// <summary>Adds entries to both logs of the client's object and saves it.</summary>
    SaveEntries = 3,

    /// <summary>Gives the client's object a value that fails now and then, and saves it.</summary>
    SaveDoubtful = 4,

    /// <summary>Appends posts, some of which may be there already.</summary>
    AppendPosts = 5,

    /// <summary>Appends decisions.</summary>
    AppendDecisions = 6,

    /// <summary>Deletes a session.</summary>
    Delete = 7,

    /// <summary>Reads parts of the logs.</summary>
    Read = 8,

    /// <summary>Asks the indexes.</summary>
    Find = 9,

    /// <summary>Lists and counts.</summary>
    List = 10,

    /// <summary>Lets time pass.</summary>
    Wait = 11,

    /// <summary>Removes what has expired, and says how many that were.</summary>
    Purge = 12,

    /// <summary>Closes the client's store and opens another.</summary>
    Reopen = 13,
}
