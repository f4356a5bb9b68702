namespace Persistence.Generators.Model;

/// <summary>How a value that was read gets into its object.</summary>
public enum SetterKind
{
    /// <summary>It does not: the member is written only.</summary>
    None,

    /// <summary>By an assignment.</summary>
    Assignment,

    /// <summary>By an unsafe accessor: the setter is <c>init</c> or not accessible.</summary>
    Accessor,

    /// <summary>The member's collection is filled in place: it has no setter.</summary>
    Fill,

    /// <summary>As an argument of the constructor.</summary>
    Constructor,
}
