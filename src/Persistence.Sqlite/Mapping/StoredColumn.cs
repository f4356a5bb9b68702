using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Sqlite.Mapping;

/// <summary>How the value of a column stands in JSON: what upgrade steps are given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoredColumn
{
    private readonly Action<SqliteRow, int, JsonWriter>? _write;

    private StoredColumn(string name, bool allowsNull, Action<SqliteRow, int, JsonWriter>? write) => (Name, AllowsNull, _write) = (name, allowsNull, write);

    /// <summary>A column of JSON whose members belong to the whole object: a whole entry, or what keeps members that a class does not know.</summary>
    public static StoredColumn Merged { get; } = new("", allowsNull: false, write: null);

    /// <summary>The member's name in JSON.</summary>
    public string Name { get; }

    /// <summary>Whether NULL is a null of the member, and not a member that was never stored.</summary>
    public bool AllowsNull { get; }

    /// <summary>Whether the members of the value belong to the whole object.</summary>
    public bool IsMerged => Name.Length == 0;

    /// <summary>Makes that of a member.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TColumn">How it is held in the column.</typeparam>
    /// <typeparam name="TCodec">How it stands in JSON.</typeparam>
    /// <param name="name">Its name in JSON.</param>
    /// <param name="allowsNull">Whether it can be null.</param>
    public static StoredColumn Of<T, TColumn, TCodec>(string name, bool allowsNull)
        where TColumn : ISqliteColumn<T>
        where TCodec : IJsonCodec<T> =>
        typeof(TColumn) == typeof(TextColumn) && typeof(TCodec) == typeof(StringCodec)
            ? new(name, allowsNull, WriteText)
            : new(name, allowsNull, static (row, column, writer) => TCodec.Write(writer, TColumn.Read(row, column, default!)));

    /// <summary>Makes that of a member whose column is JSON: it is given as it stands, with what its class does not know.</summary>
    /// <param name="name">Its name in JSON.</param>
    /// <param name="allowsNull">Whether it can be null.</param>
    public static StoredColumn Json(string name, bool allowsNull) => new(name, allowsNull, write: null);

    /// <summary>Writes the value of a column.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="writer">Receives it as JSON.</param>
    /// <returns>False where the column holds JSON.</returns>
    internal bool TryWrite(SqliteRow row, int column, JsonWriter writer)
    {
        _write?.Invoke(row, column, writer);
        return _write is not null;
    }

    // Text without anything to escape, as most is, needs no string in between.
    private static void WriteText(SqliteRow row, int column, JsonWriter writer)
    {
        var text = row.ReadUtf8(column);
        if (!PlainText.TryWrite(writer, text))
        {
            writer.WriteString(StoredText.Decode(text));
        }
    }
}
