using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Writes the member of a line that holds the new entries of logs.</summary>
internal static class LogMember
{
    /// <summary>Begins a log's entries.</summary>
    /// <param name="line">Writes the line.</param>
    /// <param name="name">The log's storage name.</param>
    /// <param name="first">The sequence of the first one.</param>
    /// <param name="isFirst">Whether it is the line's first log.</param>
    public static void Begin(JsonWriter line, string name, long first, bool isFirst)
    {
        line.WriteRaw(isFirst ? ",\"$logs\":{"u8 : ","u8);
        line.WriteString(name);
        line.WriteRaw(":{\"first\":"u8);
        line.WriteNumber(first);
        line.WriteRaw(",\"entries\":["u8);
    }

    /// <summary>Ends a log's entries.</summary>
    /// <param name="line">Writes the line.</param>
    public static void End(JsonWriter line) => line.WriteRaw("]}"u8);

    /// <summary>Ends the logs.</summary>
    /// <param name="line">Writes the line.</param>
    /// <param name="isEmpty">Whether there was none.</param>
    public static void EndAll(JsonWriter line, bool isEmpty) => line.WriteRaw(isEmpty ? ""u8 : "}"u8);
}
