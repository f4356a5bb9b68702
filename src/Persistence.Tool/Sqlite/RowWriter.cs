using Persistence.Json;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Sqlite;

/// <summary>Takes JSON objects apart into the columns of a table. Members that have no column are kept together in one of their own. For one thread.</summary>
/// <param name="members">The members that have a column.</param>
/// <param name="first">The parameter of the first column, from 1; those of the columns that only copies write come last.</param>
internal sealed class RowWriter(IReadOnlyList<ShapeMember> members, int first)
{
    private readonly JsonWriter _rest = new();
    private readonly bool[] _isStored = new bool[members.Count];
    private readonly AbsentMembers _absent = new();
    private readonly int _merged = IndexOfMerged(members);

    /// <summary>The names of the columns, in the order of the parameters.</summary>
    public IEnumerable<string> Columns => members.Select(static member => member.Column);

    /// <summary>Whether the last row had members without a column.</summary>
    public bool HasUnknown => _merged < 0 && _rest.Length > 0;

    /// <summary>Whether the last row lacked members that can be null.</summary>
    public bool HasAbsent => _absent.Any;

    /// <summary>Binds an object.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="json">The object; any value where the rows are no objects.</param>
    /// <param name="token">The token of the session; 0 for an entry.</param>
    /// <param name="columns">Which parameters the statement has for what only copies write.</param>
    /// <exception cref="FormatException">A value does not fit its column.</exception>
    public void Bind(SqliteParameters parameters, ReadOnlySpan<byte> json, long token, CopyColumns columns)
    {
        _rest.Clear();
        Array.Clear(_isStored);
        if (members is [{ Name: "" } whole])
        {
            ColumnBinding.Bind(parameters, first, json, whole);
            return;
        }

        for (var column = 0; column < members.Count; column++)
        {
            parameters.BindNull(first + column);
        }

        var cursor = new RawCursor(json);
        while (cursor.Next())
        {
            BindMember(parameters, cursor.TakeName(), cursor.TakeValue());
        }

        _absent.Collect(members, _isStored, token);
        BindRest(parameters, columns);
    }

    private void BindMember(SqliteParameters parameters, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var text = SessionState.ReadName(name);
        for (var column = 0; column < members.Count; column++)
        {
            if (members[column].Name == text && !members[column].IsMerged)
            {
                ColumnBinding.Bind(parameters, first + column, value, members[column]);
                _isStored[column] = true;
                return;
            }
        }

        _rest.WriteRaw(_rest.Length == 0 ? "{\""u8 : ",\""u8);
        _rest.WriteRaw(name);
        _rest.WriteRaw("\":"u8);
        _rest.WriteRaw(value);
    }

    private void BindRest(SqliteParameters parameters, CopyColumns columns)
    {
        if (_rest.Length > 0)
        {
            _rest.WriteRaw("}"u8);
        }

        if (_merged >= 0 && _rest.Length > 0)
        {
            parameters.BindUtf8(first + _merged, _rest.Written);
        }

        if (columns.Unknown)
        {
            Bind(parameters, first + members.Count, HasUnknown ? _rest.Written : []);
        }

        if (columns.Absent)
        {
            Bind(parameters, first + members.Count + 1, HasAbsent ? _absent.Text : []);
        }
    }

    private static void Bind(SqliteParameters parameters, int parameter, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            parameters.BindNull(parameter);
        }
        else
        {
            parameters.BindUtf8(parameter, text);
        }
    }

    private static int IndexOfMerged(IReadOnlyList<ShapeMember> members)
    {
        for (var column = 0; column < members.Count; column++)
        {
            if (members[column].IsMerged)
            {
                return column;
            }
        }

        return -1;
    }
}
