using System.Text;
using Persistence.Serialization;

namespace Persistence.Tool.Output;

/// <summary>Where a command writes to: results to the standard output, everything else to the standard error. For one thread.</summary>
/// <param name="results">The standard output.</param>
/// <param name="notes">The standard error.</param>
/// <param name="isJson">Whether results are JSON Lines.</param>
/// <param name="isTerminal">Whether progress can be shown.</param>
internal sealed class ToolOutput(Stream results, TextWriter notes, bool isJson, bool isTerminal) : IDisposable
{
    private readonly StreamWriter _text = new(results, new UTF8Encoding(false), 16 * 1024) { NewLine = "\n" };
    private readonly JsonWriter _json = new();

    /// <summary>Whether results are JSON Lines.</summary>
    public bool IsJson => isJson;

    /// <summary>Where progress can be shown; null where that is no terminal.</summary>
    public TextWriter? Terminal => isTerminal ? notes : null;

    /// <summary>The bytes of the standard output.</summary>
    public Stream Results => results;

    /// <summary>Writes a line for people; nothing where results are JSON.</summary>
    /// <param name="text">The line.</param>
    public void Line(string text)
    {
        if (!isJson)
        {
            _text.WriteLine(text);
        }
    }

    /// <summary>Writes a line of JSON; nothing where results are for people.</summary>
    /// <param name="write">Writes the members: name and colon, value, without the outer braces.</param>
    public void Json(Action<JsonLine> write)
    {
        if (isJson)
        {
            _json.Clear();
            var line = new JsonLine(_json);
            write(line);
            line.End();
            _text.Write(Encoding.UTF8.GetString(_json.Written));
        }
    }

    /// <summary>Writes a line of JSON, or one for people.</summary>
    /// <param name="text">The line for people.</param>
    /// <param name="write">Writes the members.</param>
    public void Either(string text, Action<JsonLine> write)
    {
        Line(text);
        Json(write);
    }

    /// <summary>Writes a line that is no result.</summary>
    /// <param name="text">The line.</param>
    public void Note(string text) => notes.WriteLine(text);

    /// <summary>Hands on what was written.</summary>
    public void Flush() => _text.Flush();

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();
}
