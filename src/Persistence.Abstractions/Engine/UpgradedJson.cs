using System.Buffers;
using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>Runs the upgrade steps of a class over what an earlier schema version of it stored.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UpgradedJson
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = JsonWriter.MaxDepth };

    /// <summary>Upgrades a JSON text.</summary>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="json">The text of an object.</param>
    /// <returns>The text that the present class reads.</returns>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    /// <exception cref="UnfitDataException">A step failed.</exception>
    public static byte[] Run(SchemaUpgrades upgrades, int version, ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json);
        reader.Skip();
        reader.End();
        return Run(upgrades, version, Parse(json) as JsonObject ?? throw reader.Problem("an object was expected"));
    }

    /// <summary>Upgrades an object.</summary>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="stored">The object. It is changed.</param>
    /// <returns>The text that the present class reads.</returns>
    /// <exception cref="UnfitDataException">A step failed.</exception>
    public static byte[] Run(SchemaUpgrades upgrades, int version, JsonObject stored)
    {
        ArgumentNullException.ThrowIfNull(upgrades);
        ArgumentNullException.ThrowIfNull(stored);
        Rename(stored, upgrades);
        var first = stored.Count > 0 ? stored.GetAt(0).Key : null;
        var kept = upgrades.Fixed.Select(name => stored[name]?.DeepClone()).ToArray();
        foreach (var step in upgrades.Steps)
        {
            if (step.From >= version)
            {
                Run(step, stored);
                ThrowIfChanged(step, upgrades, stored, kept);
            }
        }

        return Text(stored, first, upgrades.Steps[^1]);
    }

    /// <summary>What is wrong with data that steps have upgraded.</summary>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="problem">Why the class does not read what they made.</param>
    public static UnfitDataException Unfit(SchemaUpgrades upgrades, int version, Exception problem)
    {
        ArgumentNullException.ThrowIfNull(upgrades);
        ArgumentNullException.ThrowIfNull(problem);
        var ran = string.Join(", ", upgrades.Steps.Where(step => step.From >= version).Select(Named));
        return new UnfitDataException($"after {ran}: {SessionErrors.Part(problem.Message)}. Nothing was written; correct the step", problem);
    }

    private static string Named(SchemaUpgradeStep step) => FormattableString.Invariant($"upgrade step {step.Name} (From = {step.From})");

    private static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: s_reading);
        }
        catch (JsonException malformed)
        {
            throw new JsonDataException(malformed.Message, malformed.BytePositionInLine ?? 0);
        }
    }

    // A member that the class still has is given under its present name, on a backend that has renamed its column too.
    private static void Rename(JsonObject stored, SchemaUpgrades upgrades)
    {
        foreach (var (former, present) in upgrades.Renamed)
        {
            if (!stored.ContainsKey(present) && stored.TryGetPropertyValue(former, out var value))
            {
                stored.Remove(former);
                stored[present] = value;
            }
        }
    }

    private static void Run(SchemaUpgradeStep step, JsonObject stored)
    {
        try
        {
            step.Run(stored);
        }
        catch (Exception own) when (own is not OutOfMemoryException)
        {
            throw new UnfitDataException($"{Named(step)} failed ({own.GetType().Name}: {SessionErrors.Part(own.Message)}). The data is whole, and nothing was written; correct the step", own);
        }
    }

    private static void ThrowIfChanged(SchemaUpgradeStep step, SchemaUpgrades upgrades, JsonObject stored, JsonNode?[] kept)
    {
        for (var index = 0; index < kept.Length; index++)
        {
            if (!JsonNode.DeepEquals(kept[index], stored[upgrades.Fixed[index]]))
            {
                var now = stored.ContainsKey(upgrades.Fixed[index]) ? "changed" : "removed";
                throw new UnfitDataException($"{Named(step)} {now} '{upgrades.Fixed[index]}', which is part of a key. The data is whole, and nothing was written; correct the step, which may read a key and not change it");
            }
        }
    }

    // What came first, such as a discriminator, stays in front: a step may have put it in again.
    private static byte[] Text(JsonObject stored, string? first, SchemaUpgradeStep last)
    {
        var text = new ArrayBufferWriter<byte>(1024);
        try
        {
            using var writer = new Utf8JsonWriter(text, s_writing);
            writer.WriteStartObject();
            foreach (var (name, value) in stored.OrderBy(member => member.Key == first ? 0 : 1))
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }
        catch (Exception own) when (own is not OutOfMemoryException)
        {
            throw new UnfitDataException($"what {Named(last)} made cannot be written as JSON ({own.GetType().Name}: {SessionErrors.Part(own.Message)}). The data is whole, and nothing was written; correct the step", own);
        }

        return text.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
