using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What a condition of a query asks of an indexed member.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum QueryComparison
{
    /// <summary>It is a value, or holds it.</summary>
    Equal,

    /// <summary>It lies in a range, the end excluded.</summary>
    Between,

    /// <summary>It is null.</summary>
    IsNull,
}
