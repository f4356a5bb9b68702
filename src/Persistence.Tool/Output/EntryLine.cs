using System.Globalization;
using System.Text;

namespace Persistence.Tool.Output;

/// <summary>An entry of a log as a line of output.</summary>
internal static class EntryLine
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="log">The log.</param>
    /// <param name="sequence">The entry's sequence.</param>
    /// <param name="entry">The entry as JSON.</param>
    public static void Write(ToolOutput output, string log, long sequence, ReadOnlySpan<byte> entry)
    {
        if (output.IsJson)
        {
            var text = entry.ToArray();
            output.Json(line => line.Text("log", log).Number("sequence", sequence).Raw("entry", text));
        }
        else
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"{sequence,8}  {Encoding.UTF8.GetString(entry)}"));
        }
    }
}
