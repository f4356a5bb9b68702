namespace Persistence.Generators.Model;

/// <summary>What a column is sorted by, where it is indexed.</summary>
public enum ColumnOrder
{
    /// <summary>By itself.</summary>
    Value,

    /// <summary>By the first characters of its text, which are the instant; an offset stands after them.</summary>
    InstantPrefix,

    /// <summary>By the instant of a date and time that may be a local one.</summary>
    Instant,

    /// <summary>By the value of its decimal digits.</summary>
    Digits,

    /// <summary>By the numbers of a version.</summary>
    Parts,
}
