namespace Persistence.Sqlite;

/// <summary>What an error of SQLite means for a store.</summary>
internal enum FaultKind
{
    /// <summary>The database cannot be used now; the data are as they were.</summary>
    Unavailable,

    /// <summary>The tables are not those of the session class.</summary>
    Schema,

    /// <summary>The file is damaged.</summary>
    Damaged,

    /// <summary>The file is no database.</summary>
    NoDatabase,
}
