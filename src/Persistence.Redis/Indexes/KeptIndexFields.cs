using System.Text;
using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>
/// The fields of indexes that stay as they are: as a rule a save changes no indexed value, and this finds it out without
/// making texts of what is stored.
/// </summary>
internal static class KeptIndexFields
{
    private static ReadOnlySpan<byte> Prefix => "$index:"u8;

    /// <summary>Whether a session's fields have these values and no others; false also where only parsing them would show it.</summary>
    public static bool Match(SessionDescription description, IReadOnlyList<(int Index, string Value)> values, byte[]? fields)
    {
        var next = 0;
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (IsIndexes(field) && (next == values.Count || !HasValue(description.Indexes[values[next].Index], values[next++].Value, field)))
            {
                return false;
            }
        }

        return next == values.Count;
    }

    /// <summary>Whether a session's fields have those of an index that the class does not have.</summary>
    public static bool HasOthers(SessionDescription description, byte[]? fields)
    {
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (IsIndexes(field) && Encoding.UTF8.GetString(field.Name) is var name && description.Indexes.All(index => Fields.Index(index) != name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Copies them.</summary>
    /// <param name="fields">A session's fields.</param>
    /// <param name="pack">Receives those of its indexes.</param>
    public static void Copy(byte[]? fields, FieldPack pack)
    {
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (IsIndexes(field))
            {
                pack.Add(default, field.Name, field.Value);
            }
        }
    }

    private static bool IsIndexes(PackedField field) => field.Name.StartsWith(Prefix);

    // A text that is not ASCII takes a closer look.
    private static bool HasValue(IndexDescription index, string value, PackedField field) =>
        !index.IsMultiValued
        && Ascii.Equals(field.Name[Prefix.Length..], index.StorageName)
        && CommitToken.Parse(field.Value) is { Value: > 0 }
        && Ascii.Equals(field.Value[(CommitToken.TextLength + 1)..], value);
}
