using Persistence.Engine;
using Persistence.Serialization;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Rows as the JSON objects that other backends store, which upgrade steps are given.</summary>
internal sealed class StoredObject
{
    private readonly MemberText _object = new();
    private readonly (StoredColumn? Form, byte[] Name)[] _columns;

    /// <summary>Makes the form of a statement's rows.</summary>
    /// <param name="select">A statement that selects all columns of a table.</param>
    /// <param name="columns">Those that the class knows.</param>
    public StoredObject(SqliteStatement select, IReadOnlyList<SqliteColumn> columns) =>
        _columns = [.. Enumerable.Range(0, select.ColumnCount).Select(column => FormOf(select.ColumnName(column), columns)).Select(column => (column.Form, Quoted(column.Name)))];

    /// <summary>Makes the object of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The object, valid until the next call.</returns>
    public MemberText Read(SqliteRow row)
    {
        _object.Begin();
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

        _object.End();
        return _object;
    }

    // The name is empty where the column is the store's own, or one whose members belong to the object.
    private static (StoredColumn? Form, string Name) FormOf(string name, IReadOnlyList<SqliteColumn> columns) =>
        columns.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known ? (known.Stored, known.Stored?.Name ?? "")
        : name.StartsWith('_') ? (null, "")
        : (null, ColumnJson.CamelCase(name));

    private static byte[] Quoted(string name)
    {
        if (name.Length == 0)
        {
            return [];
        }

        var writer = new JsonWriter();
        writer.WriteString(name);
        writer.WriteRaw(":"u8);
        return writer.Written.ToArray();
    }

    private void AddMember(SqliteRow row, int column, StoredColumn? form, byte[] name)
    {
        var isNull = row.IsNull(column);
        if (isNull && form?.AllowsNull != true)
        {
            return;
        }

        _object.BeginMember(name);
        if (isNull)
        {
            _object.Writer.WriteRaw("null"u8);
        }
        else if (form is null || !TryWrite(row, column, form))
        {
            ColumnJson.Write(_object.Writer, row, column);
        }

        _object.EndMember();
    }

    private void Merge(ReadOnlySpan<byte> json)
    {
        if (json.Length > 2 && json[0] == '{' && ColumnJson.IsJson(json))
        {
            _object.AddMembers(json[1..^1]);
        }
    }

    // As the class writes it into JSON; as it stands where the class does not take it, which a step may be there to mend.
    private bool TryWrite(SqliteRow row, int column, StoredColumn form)
    {
        var before = _object.Writer.Length;
        try
        {
            if (form.TryWrite(row, column, _object.Writer) && !_object.Writer.HasFailures)
            {
                return true;
            }
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or Microsoft.Data.Sqlite.SqliteException))
        {
            // It is given as it stands.
        }

        _object.Writer.Truncate(before);
        return false;
    }
}
