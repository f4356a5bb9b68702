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
    public static void Bind(SqliteParameters parameters, int parameter, T value)
    {
        if (value is null)
        {
            parameters.BindNull(parameter);
            return;
        }

        var writer = s_writer ??= new JsonWriter();
        writer.Clear();

        // The object that holds the member is a level too: what one store takes, every store takes.
        if (!parameters.IsValueWhole)
        {
            writer.Enter();
        }

        TCodec.Write(writer, value);
        if (writer.HasFailures)
        {
            parameters.Failures.Add(parameter, writer);
        }
        else
        {
            parameters.BindUtf8(parameter, writer.Written);
        }
    }

    /// <inheritdoc/>
    public static T Read(SqliteRow row, int column, T absent)
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
