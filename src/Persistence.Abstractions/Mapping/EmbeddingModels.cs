using System.Text;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>Which models make the embeddings of a class, as the recorded text of its columns says it.</summary>
internal static class EmbeddingModels
{
    private const string Mark = "\"model\":";

    /// <summary>Compares what is recorded with a class. A member of which one of them says no model is no matter.</summary>
    /// <param name="recorded">The text of the columns that is recorded.</param>
    /// <param name="columns">That of the class.</param>
    /// <returns>The members with another model, as a part of a sentence; null where there is none.</returns>
    public static string? Differences(string? recorded, string? columns)
    {
        var (before, now) = (Of(recorded), Of(columns));
        var other = before.Where(made => now.TryGetValue(made.Key, out var model) && model != made.Value).Select(made => $"{made.Key} by '{made.Value}', and not by '{now[made.Key]}'").ToList();
        return other.Count == 0 ? null : string.Join(", ", other);
    }

    private static Dictionary<string, string> Of(string? columns)
    {
        var models = new Dictionary<string, string>(StringComparer.Ordinal);
        if (columns?.Contains(Mark, StringComparison.Ordinal) == true)
        {
            try
            {
                ReadClass(new JsonReader(Encoding.UTF8.GetBytes(columns)), models);
            }
            catch (JsonDataException)
            {
                // A record that is not whole is none.
                models.Clear();
            }
        }

        return models;
    }

    private static void ReadClass(JsonReader reader, Dictionary<string, string> models)
    {
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            if (name.SequenceEqual("members"u8))
            {
                ReadMembers(ref reader, "", models);
            }
            else if (name.SequenceEqual("logs"u8))
            {
                reader.BeginArray();
                while (reader.NextElement())
                {
                    ReadLog(ref reader, models);
                }
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // The name stands before the members.
    private static void ReadLog(ref JsonReader reader, Dictionary<string, string> models)
    {
        var place = "";
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            if (name.SequenceEqual("name"u8))
            {
                place = reader.ReadString() + ".";
            }
            else if (name.SequenceEqual("members"u8))
            {
                ReadMembers(ref reader, place, models);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadMembers(ref JsonReader reader, string place, Dictionary<string, string> models)
    {
        reader.BeginArray();
        while (reader.NextElement())
        {
            var member = "";
            reader.BeginObject();
            while (reader.NextName(out var name))
            {
                if (name.SequenceEqual("name"u8))
                {
                    member = reader.ReadString()!;
                }
                else if (name.SequenceEqual("model"u8))
                {
                    models[place + member] = reader.ReadString()!;
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }
}
