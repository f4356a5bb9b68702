using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>How one type is held in a column. Composed as type arguments, so that every call is a direct call.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISqliteColumn<T>
{
    /// <summary>Binds a value. One that a column cannot hold is recorded as a failure of the parameters, not thrown.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="value">The value; null binds NULL.</param>
    static abstract void Bind(SqliteParameters parameters, int parameter, T value);

    /// <summary>Reads a value.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, from 0.</param>
    /// <param name="absent">What NULL stands for: the member's default, because the row is older than the column. Types that can be null ignore it and give null.</param>
    /// <returns>The value.</returns>
    static abstract T Read(SqliteRow row, int column, T absent);
}
