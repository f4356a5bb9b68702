namespace Persistence.Json;

/// <content>The new entries of logs.</content>
internal sealed partial class LineBuilder
{
    /// <summary>Begins a log's entries.</summary>
    /// <param name="name">The log's storage name.</param>
    /// <param name="first">The sequence of the first one.</param>
    /// <param name="isFirst">Whether it is the line's first log.</param>
    public void BeginLog(string name, long first, bool isFirst)
    {
        _writer.WriteRaw(isFirst ? ",\"$logs\":{"u8 : ","u8);
        _writer.WriteString(name);
        _writer.WriteRaw(":{\"first\":"u8);
        _writer.WriteNumber(first);
        _writer.WriteRaw(",\"entries\":["u8);
    }

    /// <summary>Ends a log's entries.</summary>
    public void EndLog() => _writer.WriteRaw("]}"u8);

    /// <summary>Ends the logs.</summary>
    /// <param name="isEmpty">Whether there was none.</param>
    public void EndLogs(bool isEmpty) => _writer.WriteRaw(isEmpty ? ""u8 : "}"u8);
}
