namespace Persistence.Search;

/// <summary>What a character is for the analyzer. The numbers are those of make_tables.py.</summary>
internal enum RuneKind : byte
{
    /// <summary>It separates words.</summary>
    Other,

    /// <summary>A letter of a script with spaces between words.</summary>
    Letter,

    /// <summary>A digit or another number.</summary>
    Digit,

    /// <summary>A mark that belongs to the character before it.</summary>
    Mark,

    /// <summary>Han, kana, Bopomofo.</summary>
    Cjk,

    /// <summary>Hangul.</summary>
    Hangul,

    /// <summary>Thai, Lao, Khmer, Burmese and others that are written without spaces.</summary>
    Complex,

    /// <summary>What joins the parts of an identifier: - _ . ' ·.</summary>
    Joiner,

    /// <summary>What joins digits only: a comma.</summary>
    NumberJoiner,

    /// <summary>What ends the name of some languages: # and +.</summary>
    Suffix,
}
