using Persistence.Json;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Canonical;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Sqlite;

/// <summary>Rows of a statement as the JSON objects that other backends store. For one thread.</summary>
internal sealed class RowText
{
    private readonly (int Column, ShapeMember? Member, string Name)[] _columns;
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
                .Select(column => (column.Column, Member: members.FirstOrDefault(member => member.Column.Equals(column.Text, StringComparison.OrdinalIgnoreCase)), column.Text))
                .Select(static column => (column.Column, column.Member, column.Member?.Name ?? (column.Text == CopyColumns.UnknownColumn ? CopyColumns.UnknownColumn : ColumnJson.CamelCase(column.Text)))),
        ];
    }

    /// <summary>Makes the JSON of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>JSON whose members are sorted, valid until the next call.</returns>
    /// <exception cref="FormatException">A value has not the form that the shape says.</exception>
    public ReadOnlySpan<byte> Read(SqliteRow row)
    {
        _object.Clear();
        if (_columns is [(var only, { Name: "" } whole, _)])
        {
            WriteValue(row, only, whole);
            return _sorter.Sort(_object.Written);
        }

        _absentNames = _absent < 0 || row.IsNull(_absent) ? null : AbsentMembers.Read(row.ReadUtf8(_absent), _token < 0 ? 0 : row.ReadInt64(_token));
        _object.WriteRaw("{"u8);
        foreach (var (column, member, name) in _columns)
        {
            WriteMember(row, column, member, name);
        }

        _object.WriteRaw("}"u8);
        return _sorter.Sort(_object.Written);
    }

    private void WriteMember(SqliteRow row, int column, ShapeMember? member, string name)
    {
        if (row.IsNull(column))
        {
            WriteNull(member, name);
        }
        else if (member is { IsMerged: true } || name == CopyColumns.UnknownColumn)
        {
            Merge(row.ReadUtf8(column));
        }
        else if (member is not { IsOmitted: true } || !ColumnDefault.Is(row, column, member))
        {
            WriteName(name);
            WriteValue(row, column, member);
        }
    }

    private void WriteName(string name)
    {
        _object.WriteRaw(_object.Length > 1 ? ","u8 : ""u8);
        _object.WriteString(name);
        _object.WriteRaw(":"u8);
    }

    // NULL of a member that is never null is older than the column: the member was never stored.
    private void WriteNull(ShapeMember? member, string name)
    {
        if (member is { AllowsNull: true, IsMerged: false, IsOmitted: false } && _absentNames?.Contains(name) != true)
        {
            WriteName(name);
            _object.WriteNull();
        }
    }

    private void WriteValue(SqliteRow row, int column, ShapeMember? member)
    {
        if (row.IsNull(column))
        {
            _object.WriteNull();
        }
        else if (member is null)
        {
            ColumnJson.Write(_object, row, column);
        }
        else
        {
            ColumnText.Write(_object, row, column, member);
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
