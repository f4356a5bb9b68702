using Persistence.Json;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Sqlite;

/// <summary>Takes JSON objects apart into the columns of a table. Members that have no column are kept together in one of their own. For one thread.</summary>
/// <param name="members">The members that have a column.</param>
/// <param name="first">The parameter of the first column, from 1; the one for members without a column comes last.</param>
internal sealed class RowWriter(IReadOnlyList<ShapeMember> members, int first)
{
    /// <summary>The column for members that the class did not know when the session was copied.</summary>
    public const string Unknown = "_unknown";

    private readonly JsonWriter _rest = new();
    private readonly int _merged = IndexOfMerged(members);

    /// <summary>The names of the columns, in the order of the parameters.</summary>
    public IEnumerable<string> Columns => members.Select(static member => member.Column);

    /// <summary>Whether the last row had members without a column.</summary>
    public bool HasUnknown => _merged < 0 && _rest.Length > 0;

    /// <summary>Binds an object.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="json">The object; any value where the rows are no objects.</param>
    /// <param name="takesUnknown">Whether the statement has the parameter for members without a column.</param>
    /// <exception cref="FormatException">A value does not fit its column.</exception>
    public void Bind(SqliteParameters parameters, ReadOnlySpan<byte> json, bool takesUnknown)
    {
        _rest.Clear();
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

        BindRest(parameters, takesUnknown);
    }

    private void BindMember(SqliteParameters parameters, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var text = SessionState.ReadName(name);
        for (var column = 0; column < members.Count; column++)
        {
            if (members[column].Name == text && !members[column].IsMerged)
            {
                ColumnBinding.Bind(parameters, first + column, value, members[column]);
                return;
            }
        }

        _rest.WriteRaw(_rest.Length == 0 ? "{\""u8 : ",\""u8);
        _rest.WriteRaw(name);
        _rest.WriteRaw("\":"u8);
        _rest.WriteRaw(value);
    }

    private void BindRest(SqliteParameters parameters, bool takesUnknown)
    {
        if (_rest.Length > 0)
        {
            _rest.WriteRaw("}"u8);
        }

        if (_merged >= 0 && _rest.Length > 0)
        {
            parameters.BindUtf8(first + _merged, _rest.Written);
        }

        if (takesUnknown && HasUnknown)
        {
            parameters.BindUtf8(first + members.Count, _rest.Written);
        }
        else if (takesUnknown)
        {
            parameters.BindNull(first + members.Count);
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
