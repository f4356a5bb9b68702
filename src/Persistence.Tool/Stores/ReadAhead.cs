namespace Persistence.Tool.Stores;

/// <summary>What of the sessions whose keys are listed is asked for before they are opened, where a server is asked: many in one round trip.</summary>
internal enum ReadAhead
{
    /// <summary>Nothing: they are not opened.</summary>
    Nothing,

    /// <summary>All but their entries.</summary>
    Heads,

    /// <summary>Also the first entries of each log.</summary>
    Sessions,
}
