using System.Globalization;
using System.Text;
using Persistence.Json;
using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Sqlite.Mapping;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Sqlite;

/// <summary>Puts JSON values into columns, as a store of the class would.</summary>
internal static class ColumnBinding
{
    /// <summary>Binds a value.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="json">The value as JSON.</param>
    /// <param name="member">What the column is.</param>
    /// <exception cref="FormatException">The value does not fit the column.</exception>
    public static void Bind(SqliteParameters parameters, int parameter, ReadOnlySpan<byte> json, ShapeMember member)
    {
        if (json.SequenceEqual("null"u8))
        {
            parameters.BindNull(parameter);
            return;
        }

        switch (member.Form)
        {
            case "Json":
                parameters.BindUtf8(parameter, json);
                break;
            case var form when ColumnForms.IsText(form):
            case "EnumName":
                parameters.BindText(parameter, TextOf(json));
                break;
            case var form when ColumnForms.IsLargeNumber(form):
                LargeNumbers.Bind(parameters, parameter, Encoding.UTF8.GetString(Unquoted(json)), member.Form);
                break;
            case "Boolean":
                parameters.BindInt64(parameter, json.SequenceEqual("true"u8) ? 1 : 0);
                break;
            default:
                BindOther(parameters, parameter, json, member.Form);
                break;
        }
    }

    /// <summary>The text of a value.</summary>
    /// <param name="json">The value as JSON.</param>
    public static string TextOf(ReadOnlySpan<byte> json) => json[0] == '"' ? SessionState.ReadName(json[1..^1]) : Encoding.UTF8.GetString(json);

    private static void BindOther(SqliteParameters parameters, int parameter, ReadOnlySpan<byte> json, string form)
    {
        var reader = new JsonReader(json);
        switch (form)
        {
            case "DateTimeOffset":
                DateTimeOffsetColumn.Bind(parameters, parameter, DateTimeOffsetCodec.Read(ref reader));
                break;
            case "DateTime":
                DateTimeColumn.Bind(parameters, parameter, DateTimeCodec.Read(ref reader));
                break;
            case "TimeOnly":
                TimeOnlyColumn.Bind(parameters, parameter, TimeOnlyCodec.Read(ref reader));
                break;
            case "TimeSpanTicks":
                TimeSpanTicksColumn.Bind(parameters, parameter, TimeSpanCodec.Read(ref reader));
                break;
            case "Bytes" or "Memory" or "Vector":
                parameters.BindBytes(parameter, Convert.FromBase64String(TextOf(json)));
                break;
            default:
                BindNumber(parameters, parameter, Encoding.UTF8.GetString(Unquoted(json)), form);
                break;
        }
    }

    private static void BindNumber(SqliteParameters parameters, int parameter, string text, string form)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
        {
            parameters.BindText(parameter, text);
        }
        else if (form is "Single" or "float")
        {
            parameters.BindDouble(parameter, float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        else if (form is "Double" or "double" || form.EndsWith("Half", StringComparison.Ordinal))
        {
            parameters.BindDouble(parameter, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        else
        {
            parameters.BindInt64(parameter, long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }
    }

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> json) => json[0] == '"' ? json[1..^1] : json;
}
