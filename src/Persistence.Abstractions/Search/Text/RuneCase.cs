namespace Persistence.Search;

/// <summary>The case of a letter in the text. The numbers are those of make_tables.py.</summary>
internal enum RuneCase : byte
{
    /// <summary>No letter, or one without case.</summary>
    None,

    /// <summary>An upper case letter, or a title case one.</summary>
    Upper,

    /// <summary>A lower case letter.</summary>
    Lower,
}
