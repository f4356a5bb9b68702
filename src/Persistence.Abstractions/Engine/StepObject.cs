using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>
/// An object for upgrade steps, from JSON text and back: the members that steps look at are read, the others stay text. An object of all members is several times the work of the class's own reading.
/// For one thread, until it is disposed.
/// </summary>
internal sealed class StepObject : IDisposable
{
    // Used again by the next object of the thread. A step's own code may run while one is at work, and read another session.
    [ThreadStatic]
    private static StepObject? t_last;

    private readonly StepWriter _writer = new();
    private readonly StepPlaces _places = new();

    private StepObject()
    {
    }

    /// <summary>The object. A step keeps nothing of it.</summary>
    public JsonObject Stored { get; } = [];

    /// <summary>The length of the text that it was read from.</summary>
    public int Length { get; private set; }

    /// <summary>What was written, until it is disposed.</summary>
    public ReadOnlySpan<byte> Written => _writer.Written;

    /// <summary>Reads an object.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="plan">What becomes of it.</param>
    /// <param name="places">Where its members stand; empty where that is not known.</param>
    /// <param name="isAlone">Whether nothing follows the object.</param>
    /// <returns>The object.</returns>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    /// <exception cref="ArgumentException">A name is there twice.</exception>
    public static StepObject Parse(ReadOnlySpan<byte> json, UpgradePlan plan, ReadOnlySpan<(int Start, int Value, int End)> places, bool isAlone)
    {
        var text = t_last ?? new StepObject();
        t_last = null;
        try
        {
            if (places.IsEmpty)
            {
                text.Read(json, plan, isAlone);
            }
            else
            {
                text.Read(json, plan, places);
            }

            return text;
        }
        catch (JsonException malformed)
        {
            text.Dispose();
            ThrowIfDamaged(json, isAlone);
            throw new JsonDataException(malformed.Message, malformed.BytePositionInLine ?? 0);
        }
        catch (InvalidOperationException) when (IsDamaged(json, out var damage))
        {
            // System.Text.Json has no error of its own for a text that is no Unicode.
            text.Dispose();
            throw damage;
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>Throws for a text that is no object as stores write it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="isAlone">Whether nothing follows the object.</param>
    /// <exception cref="JsonDataException">It is none.</exception>
    public static void ThrowIfDamaged(ReadOnlySpan<byte> json, bool isAlone)
    {
        var reader = new JsonReader(json);
        reader.Skip();
        if (isAlone)
        {
            reader.End();
        }
    }

    /// <summary>Writes the object after the steps.</summary>
    /// <param name="json">The text that it was read from.</param>
    /// <exception cref="UnfitDataException">A text in it is none that can be stored.</exception>
    public void Write(ReadOnlySpan<byte> json) => _writer.Write(Stored, _places, json);

    /// <summary>Ends the use of the object.</summary>
    public void Dispose()
    {
        _places.Clear();
        Stored.Clear();
        if (_writer.IsSmall)
        {
            t_last = this;
        }
    }

    private static bool IsDamaged(ReadOnlySpan<byte> json, [NotNullWhen(true)] out JsonDataException? damage)
    {
        damage = null;
        try
        {
            new JsonReader(json).ReadRaw();
        }
        catch (JsonDataException problem)
        {
            damage = problem;
        }

        return damage is not null;
    }

    private void Read(ReadOnlySpan<byte> json, UpgradePlan plan, bool isAlone)
    {
        var reader = new JsonReader(json);
        reader.BeginObject();
        var names = new LayoutReader(plan);
        while (names.Next(ref reader, json))
        {
            var value = reader.Position;
            reader.PassUnread();
            Add(names.Wanted, (names.Start, value, reader.Position), json);
        }

        if (isAlone)
        {
            reader.End();
        }

        Length = reader.Position;
    }

    private void Read(ReadOnlySpan<byte> json, UpgradePlan plan, ReadOnlySpan<(int Start, int Value, int End)> places)
    {
        var names = new LayoutReader(plan);
        foreach (var place in places)
        {
            names.Take(json[place.Start..place.Value]);
            Add(names.Wanted, place, json);
        }

        Length = json.Length;
    }

    private void Add(StepMember? wanted, (int Start, int Value, int End) place, ReadOnlySpan<byte> json)
    {
        if (wanted is null)
        {
            _places.AddText(place.Start, place.End);
            return;
        }

        var value = json[place.Value..place.End];
        var text = wanted.IsText ? PartNode.Text(value) : null;
        var node = text is null ? PartNode.Read(value) : JsonValue.Create(text);
        Stored.Add(wanted.Name, node);
        _places.Add(new StepPlace { Name = wanted.Name, Start = place.Start, Value = place.Value, End = place.End, Node = node, Text = text });
    }
}
