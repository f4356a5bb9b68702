using System.Text;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Tool.Shapes;

/// <summary>The shape of what a session class stores, which stores record (docs/stored-shape.md).</summary>
/// <param name="Members">The members of the header.</param>
/// <param name="Logs">The logs.</param>
/// <param name="Text">The text that was recorded.</param>
internal sealed record ClassShape(IReadOnlyList<ShapeMember> Members, IReadOnlyList<ShapeLog> Logs, string Text)
{
    /// <summary>The parts of the key.</summary>
    public IEnumerable<ShapeMember> Keys => Members.Where(static member => member.IsKey);

    /// <summary>Finds a log.</summary>
    /// <param name="name">Its storage name.</param>
    /// <returns>Null where the class has none of that name.</returns>
    public ShapeLog? Log(string name) => Logs.FirstOrDefault(log => log.Name == name);

    /// <summary>Reads the shape that stands in what a store recorded of a class.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Null where none stands there.</returns>
    public static ClassShape? OfRecord(string record) => ShapeRecord.ColumnsOf(record) is { } text ? Parse(text) : null;

    /// <summary>Reads a shape.</summary>
    /// <param name="text">What a store recorded.</param>
    /// <returns>Null where it is none.</returns>
    public static ClassShape? Parse(string text)
    {
        try
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
            List<ShapeMember> members = [];
            List<ShapeLog> logs = [];
            reader.BeginObject();
            while (reader.NextName(out var name))
            {
                if (name.SequenceEqual("members"u8))
                {
                    members = ShapeMemberReader.ReadAll(ref reader);
                }
                else if (name.SequenceEqual("logs"u8))
                {
                    logs = ReadLogs(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            return new ClassShape(members, logs, text);
        }
        catch (JsonDataException)
        {
            return null;
        }
    }

    private static List<ShapeLog> ReadLogs(ref JsonReader reader)
    {
        var logs = new List<ShapeLog>();
        reader.BeginArray();
        while (reader.NextElement())
        {
            logs.Add(ReadLog(ref reader));
        }

        return logs;
    }

    private static ShapeLog ReadLog(ref JsonReader reader)
    {
        var log = new ShapeLog("", "", [], []);
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            log = Encoding.UTF8.GetString(name) switch
            {
                "name" => log with { Name = reader.ReadString()! },
                "table" => log with { Table = reader.ReadString()! },
                "ids" => log with { Ids = Texts(ref reader) },
                "members" => log with { Members = ShapeMemberReader.ReadAll(ref reader) },
                _ => Skipped(ref reader, log),
            };
        }

        return log;
    }

    private static List<string> Texts(ref JsonReader reader)
    {
        var texts = new List<string>();
        reader.BeginArray();
        while (reader.NextElement())
        {
            texts.Add(reader.ReadString()!);
        }

        return texts;
    }

    private static T Skipped<T>(ref JsonReader reader, T value)
    {
        reader.Skip();
        return value;
    }
}
