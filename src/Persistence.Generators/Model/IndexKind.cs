namespace Persistence.Generators.Model;

/// <summary>What kind of index a type can have.</summary>
public enum IndexKind
{
    /// <summary>None: <c>[Indexed]</c> on such a member is a usage error.</summary>
    None,

    /// <summary>Finds equal values.</summary>
    Equality,

    /// <summary>Finds equal values, and ranges by an overload with two values: dates and times.</summary>
    Time,

    /// <summary>Finds equal values, and ranges by a method of another name, because two numbers could also be a value and a limit: numbers, characters and versions.</summary>
    Number,

    /// <summary>Finds sessions whose collection holds a string.</summary>
    Strings,
}
