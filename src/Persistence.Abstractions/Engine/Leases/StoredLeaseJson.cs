using System.ComponentModel;
using System.Globalization;
using System.Text;
using Persistence.Serialization;

namespace Persistence.Engine;

/// <summary>A stored lease as JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredLeaseJson
{
    /// <summary>Writes it.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="writer">Receives the text.</param>
    public static void Write(StoredLease lease, JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRaw("{\"number\":"u8);
        writer.WriteNumber(lease.Number);
        writer.WriteRaw(",\"attempts\":"u8);
        writer.WriteNumber(lease.Attempts);
        if (lease.Nonce != 0)
        {
            writer.WriteRaw(",\"nonce\":"u8);
            writer.WriteNumber(lease.Nonce);
            writer.WriteRaw(",\"holder\":"u8);
            writer.WriteString(lease.Holder);
            writer.WriteRaw(",\"since\":"u8);
            writer.WriteString(lease.Since.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            writer.WriteRaw(",\"until\":"u8);
            writer.WriteNumber(lease.Until);
            writer.WriteRaw(",\"duration\":"u8);
            writer.WriteNumber(lease.Duration);
            writer.WriteRaw(",\"boot\":"u8);
            writer.WriteString(lease.Boot);
        }

        writer.WriteRaw("}"u8);
    }

    /// <summary>Reads it.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <returns>The lease.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static StoredLease Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new JsonReader(json);
            var lease = new StoredLease(0);
            reader.BeginObject();
            while (reader.NextName(out var name))
            {
                lease = ReadNumber(Encoding.UTF8.GetString(name), ref reader, lease);
            }

            reader.End();
            return lease;
        }
        catch (JsonDataException problem)
        {
            throw new FormatException($"a lease was expected: {problem.Message}", problem);
        }
    }

    private static StoredLease ReadNumber(string name, ref JsonReader reader, StoredLease lease) => name switch
    {
        "number" => lease with { Number = reader.ReadInteger<long>() },
        "attempts" => lease with { Attempts = reader.ReadInteger<int>() },
        "nonce" => lease with { Nonce = reader.ReadInteger<long>() },
        "until" => lease with { Until = reader.ReadInteger<long>() },
        "duration" => lease with { Duration = reader.ReadInteger<long>() },
        _ => ReadText(name, ref reader, lease),
    };

    private static StoredLease ReadText(string name, ref JsonReader reader, StoredLease lease)
    {
        switch (name)
        {
            case "holder":
                return lease with { Holder = reader.ReadString() ?? "" };
            case "since":
                return lease with { Since = ReadTime(ref reader) };
            case "boot":
                return lease with { Boot = reader.ReadString() ?? "" };
            default:
                reader.Skip();
                return lease;
        }
    }

    private static DateTimeOffset ReadTime(ref JsonReader reader) =>
        DateTimeOffset.TryParse(reader.ReadString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw reader.Problem("a time was expected");
}
