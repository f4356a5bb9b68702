using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Requests;

/// <summary>What a feed sends, as JSON: on one line, and without a character that could be markup.</summary>
internal static class FeedJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Utf8JsonWriter Begin(IBufferWriter<byte> target) => new(target, s_options);

    /// <summary>Writes the members of an entry into the object that was begun.</summary>
    /// <param name="json">Receives them.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    /// <param name="entry">The entry.</param>
    public static void WriteEntry(Utf8JsonWriter json, long sequence, FeedEntry entry)
    {
        json.WriteNumber("seq"u8, sequence);
        json.WriteString("from"u8, entry.From);
        json.WriteString("text"u8, entry.Text);
        if (entry.At is { } at)
        {
            json.WriteString("at"u8, at);
        }

        if (entry.Kind is not null)
        {
            json.WriteString("kind"u8, entry.Kind);
        }

        if (entry.Length is { } length)
        {
            json.WriteNumber("length"u8, length);
        }
    }

    /// <summary>Writes one store and its sessions.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="source">The store.</param>
    /// <param name="sessions">The sessions.</param>
    public static void WriteSource(Utf8JsonWriter json, FeedSource source, IReadOnlyList<ListedSession> sessions)
    {
        json.WriteStartObject();
        json.WriteString("source"u8, source.Name);
        json.WriteBoolean("search"u8, source.IsSearchable);
        json.WriteStartArray("logs"u8);
        foreach (var log in source.Logs)
        {
            json.WriteStringValue(log);
        }

        json.WriteEndArray();
        json.WriteStartArray("sessions"u8);
        foreach (var session in sessions)
        {
            WriteSession(json, session);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, ListedSession session)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, session.Key);
        json.WriteString("title"u8, session.Shown.Title);
        if (session.Shown.Status is { } status)
        {
            json.WriteString("status"u8, status);
        }

        if (session.Shown.At is { } at)
        {
            json.WriteString("at"u8, at);
        }

        json.WriteEndObject();
    }
}
