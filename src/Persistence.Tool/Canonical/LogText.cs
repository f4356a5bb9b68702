using Persistence.Serialization;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Canonical;

/// <summary>The lines of a log in a canonical document.</summary>
internal static class LogText
{
    /// <summary>How many entries of a log are in one line.</summary>
    private const int EntriesInLine = 256;

    /// <summary>Writes them.</summary>
    /// <param name="target">Receives the lines.</param>
    /// <param name="line">Is used for the beginnings of lines.</param>
    /// <param name="session">The session.</param>
    /// <param name="log">The storage name of the log.</param>
    /// <returns>How many entries there were.</returns>
    public static long Write(DigestStream target, JsonWriter line, IOpenSession session, string log)
    {
        var sequence = 0L;
        session.Read(log, 0, entry =>
        {
            if (sequence % EntriesInLine == 0)
            {
                Begin(line, log, sequence);
                target.Write(line.Written);
            }
            else
            {
                target.Write(","u8);
            }

            target.Write(entry);
            sequence++;
        });
        if (sequence > 0)
        {
            target.Write("]}\n"u8);
        }

        return sequence;
    }

    // Ends the line before as well.
    private static void Begin(JsonWriter line, string log, long sequence)
    {
        line.Clear();
        line.WriteRaw(sequence > 0 ? "]}\n"u8 : ""u8);
        line.WriteRaw("{\"log\":"u8);
        line.WriteString(log);
        line.WriteRaw(",\"first\":"u8);
        line.WriteNumber(sequence + 1);
        line.WriteRaw(",\"entries\":["u8);
    }
}
