using System.Text;
using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Serialization;

namespace Persistence.Redis.Verification;

/// <summary>Checks the fields with the values that a session is found by.</summary>
internal static class IndexFieldCheck
{
    /// <summary>Finds the fields that are malformed, or do not have the values that the session has.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="fields">The fields of the hash (see <see cref="FieldPack"/>).</param>
    /// <param name="values">The values that the session has; null when that is not known.</param>
    /// <returns>The indexes whose field it is, and what is wrong with each.</returns>
    public static IEnumerable<(IndexDescription Index, string Problem)> Problems(
        SessionDescription description,
        byte[] fields,
        IReadOnlyList<(int Index, string Value)>? values)
    {
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            // A session that a program without the index saved last has no field.
            var name = Encoding.UTF8.GetString(field.Name);
            if (description.Indexes.FirstOrDefault(index => name == Fields.Index(index)) is not { } index)
            {
                continue;
            }

            if (!IsWellFormed(index, field.Value))
            {
                yield return (index, "it is malformed, so the session may not be found by this index");
            }
            else if (values is not null && !Agrees(index, Encoding.UTF8.GetString(field.Value), values))
            {
                yield return (index, $"index {index.Name} finds the session by {Listed(IndexFields.Read(index, Encoding.UTF8.GetString(field.Value)).Select(static value => value.Value))}, but its own value is {Listed(Own(index, values))}; save the session to put that right");
            }
        }
    }

    /// <summary>Finds the indexes of which a session says nothing, although it has a value.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="fields">The fields of the hash (see <see cref="FieldPack"/>).</param>
    /// <param name="values">The values that the session has.</param>
    public static IEnumerable<IndexDescription> Missing(SessionDescription description, byte[] fields, IReadOnlyList<(int Index, string Value)> values)
    {
        var there = IndexFields.Names(fields);
        return description.Indexes.Where(index => !there.Contains(Fields.Index(index)) && Own(index, values).Any());
    }

    private static bool Agrees(IndexDescription index, string field, IReadOnlyList<(int Index, string Value)> values) =>
        IndexFields.Read(index, field).Select(static value => value.Value).ToHashSet(StringComparer.Ordinal)
            .SetEquals(Own(index, values));

    private static IEnumerable<string> Own(IndexDescription index, IReadOnlyList<(int Index, string Value)> values) =>
        values.Where(value => value.Index == index.Ordinal).Select(static value => value.Value);

    private static string Listed(IEnumerable<string> values)
    {
        var listed = string.Join(", ", values.Select(static value => $"'{value}'"));
        return listed.Length == 0 ? "none" : listed;
    }

    private static bool IsWellFormed(IndexDescription index, ReadOnlySpan<byte> field)
    {
        if (!index.IsMultiValued)
        {
            return IsEntry(field);
        }

        try
        {
            var isWellFormed = true;
            var reader = new JsonReader(field);
            reader.BeginArray();
            while (reader.NextElement())
            {
                isWellFormed &= IsEntry(Encoding.UTF8.GetBytes(reader.ReadString() ?? ""));
            }

            reader.End();
            return isWellFormed;
        }
        catch (JsonDataException)
        {
            return false;
        }
    }

    private static bool IsEntry(ReadOnlySpan<byte> text) => CommitToken.Parse(text) is { Value: > 0 };
}
