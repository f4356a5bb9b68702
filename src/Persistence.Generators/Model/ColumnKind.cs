namespace Persistence.Generators.Model;

/// <summary>What kind of column holds a type in SQLite.</summary>
public enum ColumnKind
{
    /// <summary>The column of one value, for example of an integer.</summary>
    Value,

    /// <summary>An enum, by its number.</summary>
    Enum,

    /// <summary>An enum, by its name.</summary>
    EnumName,

    /// <summary>A strongly typed id, by its text.</summary>
    Parsable,

    /// <summary>A real number that may be NaN or infinite, by name.</summary>
    NamedReal,

    /// <summary>JSON text.</summary>
    Json,

    /// <summary>A struct or NULL.</summary>
    Nullable,
}
