using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of JSON, which <c>json_each</c> can walk. Null is NULL.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonColumn<T, TCodec> : ISqliteColumn<T>
    where TCodec : IJsonCodec<T>
{
    [ThreadStatic]
    private static JsonWriter? s_writer;

    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, T value)
    {
        if (value is null)
        {
            statement.BindNull(parameter);
            return;
        }

        var writer = s_writer ??= new JsonWriter();
        writer.Clear();

        // The object that holds the member is a level too: what one store takes, every store takes.
        if (!statement.IsValueWhole)
        {
            writer.Enter();
        }

        TCodec.Write(writer, value);
        if (writer.HasFailures)
        {
            statement.Fail(parameter, writer);
        }
        else
        {
            statement.BindUtf8(parameter, writer.Written);
        }
    }

    /// <inheritdoc/>
    public static T Read(SqliteStatement row, int column, T absent)
    {
        if (row.IsNull(column))
        {
            return absent;
        }

        var reader = new JsonReader(row.ReadUtf8(column));
        var value = TCodec.Read(ref reader);
        reader.End();
        return value;
    }
}
