using Persistence.Serialization;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Rows as the JSON objects that other backends store, which upgrade steps are given.</summary>
internal sealed class StoredObject
{
    private readonly JsonWriter _object = new();
    private readonly JsonWriter _value = new();
    private readonly (StoredColumn? Form, string Name)[] _columns;
    private bool _isFirst;

    /// <summary>Makes the form of a statement's rows.</summary>
    /// <param name="select">A statement that selects all columns of a table.</param>
    /// <param name="columns">Those that the class knows.</param>
    public StoredObject(SqliteStatement select, IReadOnlyList<SqliteColumn> columns) =>
        _columns = [.. Enumerable.Range(0, select.ColumnCount).Select(column => FormOf(select.ColumnName(column), columns))];

    /// <summary>Makes the object of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>JSON text, valid until the next call.</returns>
    public ReadOnlySpan<byte> Read(SqliteRow row)
    {
        _object.Clear();
        _object.WriteRaw("{"u8);
        _isFirst = true;
        for (var column = 0; column < _columns.Length; column++)
        {
            var (form, name) = _columns[column];
            if (name.Length > 0)
            {
                AddMember(row, column, form, name);
            }
            else if (form is { IsMerged: true } && !row.IsNull(column))
            {
                Merge(row.ReadUtf8(column));
            }
        }

        _object.WriteRaw("}"u8);
        return _object.Written;
    }

    // The name is empty where the column is the store's own, or one whose members belong to the object.
    private static (StoredColumn? Form, string Name) FormOf(string name, IReadOnlyList<SqliteColumn> columns) =>
        columns.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known ? (known.Stored, known.Stored?.Name ?? "")
        : name.StartsWith('_') ? (null, "")
        : (null, ColumnJson.CamelCase(name));

    private void AddMember(SqliteRow row, int column, StoredColumn? form, string name)
    {
        var isNull = row.IsNull(column);
        if (isNull && form?.AllowsNull != true)
        {
            return;
        }

        BeginMember(name);
        if (isNull)
        {
            _object.WriteRaw("null"u8);
        }
        else if (form is not null && TryWrite(row, column, form))
        {
            _object.WriteRaw(_value.Written);
        }
        else
        {
            ColumnJson.Write(_object, row, column);
        }
    }

    private void BeginMember(string name)
    {
        _object.WriteRaw(_isFirst ? ""u8 : ","u8);
        _object.WriteString(name);
        _object.WriteRaw(":"u8);
        _isFirst = false;
    }

    private void Merge(ReadOnlySpan<byte> json)
    {
        if (json.Length > 2 && json[0] == '{' && ColumnJson.IsJson(json))
        {
            _object.WriteRaw(_isFirst ? ""u8 : ","u8);
            _object.WriteRaw(json[1..^1]);
            _isFirst = false;
        }
    }

    // As the class writes it into JSON; as it stands where the class does not take it, which a step may be there to mend.
    private bool TryWrite(SqliteRow row, int column, StoredColumn form)
    {
        try
        {
            _value.Clear();
            return form.TryWrite(row, column, _value) && !_value.HasFailures;
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or Microsoft.Data.Sqlite.SqliteException))
        {
            return false;
        }
    }
}
