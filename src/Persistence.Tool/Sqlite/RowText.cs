using Persistence.Json;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Canonical;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Sqlite;

/// <summary>Rows of a statement as the JSON objects that other backends store. For one thread.</summary>
internal sealed class RowText
{
    private readonly ColumnMember[] _columns;
    private readonly int _absent;
    private readonly int _token;
    private HashSet<string>? _absentNames;
    private readonly JsonWriter _object = new();
    private readonly JsonWriter _merged = new();
    private readonly MemberSorter _sorter = new();

    /// <summary>Prepares for a statement that selects all columns of a table.</summary>
    /// <param name="select">The statement.</param>
    /// <param name="members">The members that the shape knows; empty where none is recorded, names and values are guessed then.</param>
    public RowText(SqliteStatement select, IReadOnlyList<ShapeMember> members)
    {
        var names = Enumerable.Range(0, select.ColumnCount).Select(select.ColumnName).ToList();
        (_absent, _token) = (names.IndexOf(AbsentMembers.Column), names.IndexOf("_token"));
        _columns =
        [
            .. names.Select(static (text, column) => (Column: column, Text: text))
                .Where(static column => !column.Text.StartsWith('_') || column.Text == CopyColumns.UnknownColumn)
                .Select(column => Of(column.Column, column.Text, members.FirstOrDefault(member => member.Column.Equals(column.Text, StringComparison.OrdinalIgnoreCase)))),
        ];
        Array.Sort(_columns, ColumnMember.Compare);
    }

    private static ColumnMember Of(int column, string text, ShapeMember? member) =>
        new(column, member, member?.Name ?? (text == CopyColumns.UnknownColumn ? CopyColumns.UnknownColumn : ColumnJson.CamelCase(text)));

    /// <summary>Makes the JSON of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>JSON whose members are sorted, valid until the next call.</returns>
    /// <exception cref="FormatException">A value has not the form that the shape says.</exception>
    public ReadOnlySpan<byte> Read(SqliteRow row)
    {
        _object.Clear();
        if (_columns is [{ Member.Name: "" } whole])
        {
            WriteValue(row, whole);
            return _sorter.Sort(_object.Written);
        }

        _absentNames = _absent < 0 || row.IsNull(_absent) ? null : AbsentMembers.Read(row.ReadUtf8(_absent), _token < 0 ? 0 : row.ReadInt64(_token));
        var isSorted = true;
        _object.WriteRaw("{"u8);
        foreach (var column in _columns)
        {
            isSorted &= WriteMember(row, column);
        }

        _object.WriteRaw("}"u8);
        return isSorted ? _object.Written : _sorter.Sort(_object.Written);
    }

    // Returns false where the object is not sorted any more.
    private bool WriteMember(SqliteRow row, ColumnMember column)
    {
        // A text that is not empty is not NULL: one question to SQLite less.
        if (column.IsText && row.ReadUtf8(column.Column) is { IsEmpty: false } text)
        {
            _object.WriteName(column.NameText);
            PlainText.Write(_object, text);
        }
        else if (row.IsNull(column.Column))
        {
            WriteNull(column);
        }
        else if (column.HoldsMembers)
        {
            Merge(row.ReadUtf8(column.Column));
            return false;
        }
        else if (column.Member is not { IsOmitted: true } member || !ColumnDefault.Is(row, column.Column, member))
        {
            _object.WriteName(column.NameText);
            column.Write(_object, row, column.Column);
        }

        return true;
    }

    // NULL of a member that is never null is older than the column: the member was never stored.
    private void WriteNull(ColumnMember column)
    {
        if (column.Member is { AllowsNull: true, IsMerged: false, IsOmitted: false } && _absentNames?.Contains(column.Name) != true)
        {
            _object.WriteName(column.NameText);
            _object.WriteNull();
        }
    }

    private void WriteValue(SqliteRow row, ColumnMember column)
    {
        if (row.IsNull(column.Column))
        {
            _object.WriteNull();
        }
        else
        {
            column.Write(_object, row, column.Column);
        }
    }

    private void Merge(ReadOnlySpan<byte> json)
    {
        _merged.Clear();
        _merged.WriteRaw(json);
        var cursor = new RawCursor(_merged.Written);
        while (cursor.Next())
        {
            _object.WriteRaw(_object.Length > 1 ? ",\""u8 : "\""u8);
            _object.WriteRaw(cursor.TakeName());
            _object.WriteRaw("\":"u8);
            _object.WriteRaw(cursor.TakeValue());
        }
    }
}
