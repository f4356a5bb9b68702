using System.Globalization;
using Persistence.Engine;
using Persistence.Serialization;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Canonical;

/// <summary>The line of a session in a canonical document: everything but its entries.</summary>
internal static class HeadText
{
    /// <summary>Writes it.</summary>
    /// <param name="line">Receives the line with its newline.</param>
    /// <param name="head">The session.</param>
    public static void Write(JsonWriter line, SessionHead head)
    {
        line.WriteRaw("{\"session\":"u8);
        line.WriteString(head.Key);
        line.WriteRaw(",\"schema\":"u8);
        line.WriteNumber(head.Schema);
        line.WriteRaw(",\"version\":"u8);
        line.WriteNumber(head.Version);

        // As a text: programs that read numbers as doubles would round it.
        line.WriteRaw(",\"token\":"u8);
        line.WriteString(head.Token.ToString("x16", CultureInfo.InvariantCulture));
        if (head.ExpiresText is { } expires)
        {
            line.WriteRaw(",\"expires\":"u8);
            line.WriteString(expires);
        }

        if (head.Lease is { } lease)
        {
            // Who holds it is a matter of the moment and of one machine.
            line.WriteRaw(",\"lease\":{\"number\":"u8);
            line.WriteNumber(lease.Number);
            line.WriteRaw(",\"attempts\":"u8);
            line.WriteNumber(lease.Attempts);
            line.WriteRaw("}"u8);
        }

        if (head.Older.Length > 0)
        {
            line.WriteRaw(",\"older\":"u8);
            line.WriteRaw(System.Text.Encoding.UTF8.GetBytes(head.Older));
        }

        line.WriteRaw(",\"header\":"u8);
        line.WriteRaw(head.Header);
        WriteLogs(line, head);
        line.WriteRaw("}\n"u8);
    }

    /// <summary>Reads it.</summary>
    /// <param name="text">The line.</param>
    /// <returns>The session.</returns>
    /// <exception cref="JsonDataException">It is none.</exception>
    public static SessionHead Read(ReadOnlySpan<byte> text)
    {
        var reader = new JsonReader(text);
        var head = new SessionHead { Key = "", Schema = 0, Version = 0, Token = 0, Header = [], Logs = [] };
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            head = System.Text.Encoding.UTF8.GetString(name) switch
            {
                "session" => head with { Key = reader.ReadString() ?? "" },
                "schema" => head with { Schema = reader.ReadInteger<int>() },
                "version" => head with { Version = reader.ReadInteger<long>() },
                "token" => head with { Token = Token(ref reader) },
                "expires" => head with { Expires = Time(ref reader) },
                "header" => head with { Header = reader.ReadRaw().ToArray() },
                "logs" => head with { Logs = ReadLogs(ref reader) },
                var other => ReadRare(other, ref reader, head),
            };
        }

        return head;
    }

    private static SessionHead ReadRare(string name, ref JsonReader reader, SessionHead head)
    {
        var value = reader.ReadRaw();
        return name switch
        {
            "lease" => head with { Lease = StoredLeaseJson.Parse(value) },
            "older" => head with { Older = System.Text.Encoding.UTF8.GetString(value) },
            _ => head,
        };
    }

    private static void WriteLogs(JsonWriter line, SessionHead head)
    {
        var separator = ",\"logs\":{"u8;
        foreach (var log in head.Logs)
        {
            line.WriteRaw(separator);
            line.WriteString(log.Name);
            line.WriteRaw(":"u8);
            line.WriteNumber(log.Count);
            separator = ","u8;
        }

        line.WriteRaw(head.Logs.Count > 0 ? "}"u8 : ""u8);
    }

    private static List<LogHead> ReadLogs(ref JsonReader reader)
    {
        var logs = new List<LogHead>();
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            var text = System.Text.Encoding.UTF8.GetString(name);
            logs.Add(new LogHead(text, reader.ReadInteger<long>()));
        }

        return logs;
    }

    private static long Token(ref JsonReader reader) =>
        long.TryParse(reader.ReadString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var token) ? token : throw reader.Problem("a token was expected");

    private static long Time(ref JsonReader reader) =>
        DateTimeOffset.TryParse(reader.ReadString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() : throw reader.Problem("a time was expected");
}
