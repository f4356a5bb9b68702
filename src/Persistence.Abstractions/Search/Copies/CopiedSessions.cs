using System.Text;

namespace Persistence.Search;

/// <summary>The sessions of a stored copy, as they are written.</summary>
internal static class CopiedSessions
{
    /// <summary>Writes sessions.</summary>
    /// <param name="sessions">They, by name.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Write(IEnumerable<(string Name, CopiedSession Session)> sessions)
    {
        var output = new CopyWriter();
        foreach (var (name, session) in sessions)
        {
            Write(output.Record, name);
            output.Record.Number(session.Number);
            output.Record.Number(session.Texts);
            output.Record.Number(session.Hash.Length);
            output.Record.Bytes(session.Hash);
            Write(output.Record, session.State);
            output.EndRecord();
        }

        output.EndPart();
        return output.Parts;
    }

    /// <summary>Reads them.</summary>
    /// <param name="parts">The parts, whose checksums were right.</param>
    /// <exception cref="FormatException">They are none of these.</exception>
    public static Dictionary<string, CopiedSession> Read(IEnumerable<ArraySegment<byte>> parts)
    {
        var sessions = new Dictionary<string, CopiedSession>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var input = new PackedReader(part);
            while (!input.IsAtEnd)
            {
                var name = Text(ref input) ?? throw PackedReader.Damaged();
                var (number, texts) = (input.Long(), input.Int());
                var hash = input.Bytes(input.Int()).ToArray();
                sessions[name] = new CopiedSession(Text(ref input), number, texts, hash);
            }
        }

        return sessions;
    }

    // 0 is null.
    private static void Write(PackedWriter output, string? text)
    {
        if (text is null)
        {
            output.Number(0);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        output.Number(bytes.Length + 1);
        output.Bytes(bytes);
    }

    private static string? Text(ref PackedReader input) => input.Int() is > 0 and var length ? Encoding.UTF8.GetString(input.Bytes(length - 1)) : null;
}
