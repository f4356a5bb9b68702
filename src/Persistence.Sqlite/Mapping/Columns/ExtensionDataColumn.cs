using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: a JSON object of the members that a class does not know and that [JsonExtensionData] keeps. NULL for none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExtensionDataColumn
{
    [ThreadStatic]
    private static JsonWriter? s_writer;

    /// <summary>Binds the entries.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">Their codec.</typeparam>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="names">The names of the members that the class knows, which no entry may have.</param>
    /// <param name="data">The entries; null and empty alike are NULL, as both write nothing into JSON.</param>
    public static void Bind<T, TCodec>(SqliteParameters parameters, int parameter, JsonNames names, ICollection<KeyValuePair<string, T>>? data)
        where TCodec : IJsonCodec<T>
    {
        if (data is null or { Count: 0 })
        {
            parameters.BindNull(parameter);
            return;
        }

        var writer = s_writer ??= new JsonWriter();
        writer.Clear();
        writer.Enter();
        JsonExtensionData.WriteAlone<T, TCodec>(writer, names, data);
        if (writer.HasFailures)
        {
            parameters.Failures.Add(parameter, writer);
        }
        else
        {
            parameters.BindUtf8(parameter, writer.Written);
        }
    }

    /// <summary>Reads the entries.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">Their codec.</typeparam>
    /// <param name="row">The row, whose column is not NULL.</param>
    /// <param name="column">The column.</param>
    /// <param name="data">Receives the entries.</param>
    public static void Read<T, TCodec>(SqliteRow row, int column, IDictionary<string, T> data)
        where TCodec : IJsonCodec<T>
    {
        var reader = new JsonReader(row.ReadUtf8(column));
        JsonExtensionData.ReadAlone<T, TCodec>(ref reader, data);
        reader.End();
    }
}
