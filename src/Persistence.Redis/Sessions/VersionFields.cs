using System.Buffers.Text;
using System.Text;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Sessions;

/// <summary>The fields of a hash that say what of a session earlier schema versions stored. Only sessions that a class with upgrade steps found and added to have them.</summary>
internal static class VersionFields
{
    private static ReadOnlySpan<byte> Schema => "$schema"u8;

    private static ReadOnlySpan<byte> Header => "$header_schema"u8;

    private static ReadOnlySpan<byte> Older => "$older:"u8;

    /// <summary>The field of a log.</summary>
    /// <param name="log">The log's storage name.</param>
    public static string OfLog(string log) => Fields.Older + log;

    /// <summary>Reads them.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="hash">The hash.</param>
    /// <returns>Null where all of the session is of the present version, or the class has no upgrade steps.</returns>
    public static StoredVersions? Of(SessionDescription description, StoredHash hash)
    {
        if (!description.HasUpgrades)
        {
            return null;
        }

        var versions = new StoredVersions(hash.Schema);
        for (var position = 0; FieldPack.Next(hash.Fields, ref position, out var field);)
        {
            if (field.Name.SequenceEqual(Header) && Utf8Parser.TryParse(field.Value, out int header, out _))
            {
                versions = versions.WithHeader(header);
            }
            else if (field.Name.StartsWith(Older))
            {
                versions.TryAdd(Encoding.UTF8.GetString(field.Name[Older.Length..]), Encoding.UTF8.GetString(field.Value));
            }
        }

        return versions.HasOlder || versions.Schema < description.SchemaVersion ? versions : null;
    }

    /// <summary>Reads what concerns one log.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="log">The log.</param>
    /// <param name="schema">The highest schema version that has written to the session.</param>
    /// <param name="entries">The log's field; null for none.</param>
    public static StoredVersions? Of(SessionDescription description, LogDescription log, int schema, string? entries)
    {
        if (!description.HasUpgrades || (entries is null && schema == description.SchemaVersion))
        {
            return null;
        }

        var versions = new StoredVersions(schema);
        _ = entries is null || versions.TryAdd(log.StorageName, entries);
        return versions;
    }

    /// <summary>Whether a session was of an earlier version when it was loaded.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="stored">Its fields as they were loaded; null for none.</param>
    public static bool WasOlder(SessionDescription description, byte[]? stored)
    {
        for (var position = 0; description.HasUpgrades && FieldPack.Next(stored, ref position, out var field);)
        {
            if (field.Name.SequenceEqual(Schema))
            {
                return Utf8Parser.TryParse(field.Value, out int schema, out _) && schema < description.SchemaVersion;
            }
        }

        return false;
    }

    /// <summary>Copies those that a save leaves as they are: entries are never written again.</summary>
    /// <param name="fields">A session's fields; null for none.</param>
    /// <param name="pack">Receives them.</param>
    public static void Keep(byte[]? fields, FieldPack pack)
    {
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (field.Name.StartsWith(Older))
            {
                pack.Add(default, field.Name, field.Value);
            }
        }
    }

    /// <summary>The fields of a session that was marked after they were loaded: a save takes the mark of the header away.</summary>
    /// <param name="stored">Its fields as they were loaded.</param>
    public static byte[] Marked(byte[] stored)
    {
        var pack = HeaderFields.Pack.Start();
        for (var position = 0; FieldPack.Next(stored, ref position, out var field);)
        {
            if (!field.Name.SequenceEqual(Header))
            {
                pack.Add(default, field.Name, field.Value);
            }
        }

        pack.Add(default, Header, "0"u8);
        return pack.ToArray();
    }
}
