using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>Is shown each index of a session class with its types, so that engine code can be generic over them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISqliteIndexVisitor
{
    /// <summary>Is called once for each index.</summary>
    /// <typeparam name="TValue">The type of the values that are looked for.</typeparam>
    /// <typeparam name="TColumn">How such a value is held in a column.</typeparam>
    /// <param name="ordinal">The ordinal of the index.</param>
    void Visit<TValue, TColumn>(int ordinal)
        where TColumn : ISqliteColumn<TValue>;
}
