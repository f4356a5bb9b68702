using System.Text.Json.Nodes;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>Writes what upgrade steps made of an object. For one thread.</summary>
internal sealed class StepWriter
{
    // What steps make of a text as a rule. Asking for its value by type takes longer than all else that is done with it.
    private static readonly Type s_text = JsonValue.Create("").GetType();

    private readonly JsonObjectWriter _writer = new();
    private readonly List<(string Name, JsonNode? Value)> _new = [];

    /// <summary>What was written last.</summary>
    public ReadOnlySpan<byte> Written => _writer.Written;

    /// <summary>Whether the last object was small enough for its memory to be kept.</summary>
    public bool IsSmall => _writer.IsSmall;

    /// <summary>
    /// Writes an object: what steps did not change as it stands, and the others in their places. What is new comes where the first member that is gone was, which is where the class looks for it.
    /// </summary>
    /// <param name="stored">The object after the steps.</param>
    /// <param name="places">Where its members stood.</param>
    /// <param name="json">The text that it was read from.</param>
    /// <exception cref="UnfitDataException">A text in it is none that can be stored.</exception>
    public void Write(JsonObject stored, StepPlaces places, ReadOnlySpan<byte> json)
    {
        _new.Clear();
        places.Find(stored, _new);
        _writer.Begin();
        var isFirst = true;
        foreach (ref readonly var place in places.All)
        {
            if (place.IsUnchanged)
            {
                _writer.CopyMember(json[place.Start..place.End]);
            }
            else if (place.IsThere)
            {
                WriteMember(place.Name!, place.Now, places, json);
            }
            else
            {
                // A discriminator, which stands in front, stays there.
                WriteNew(isTooEarly: isFirst, places, json);
                continue;
            }

            isFirst = false;
        }

        WriteNew(isTooEarly: false, places, json);
        _writer.End();
    }

    private void WriteNew(bool isTooEarly, StepPlaces places, ReadOnlySpan<byte> json)
    {
        if (isTooEarly)
        {
            return;
        }

        foreach (var (name, value) in _new)
        {
            WriteMember(name, value, places, json);
        }

        _new.Clear();
    }

    private void WriteMember(string name, JsonNode? value, StepPlaces places, ReadOnlySpan<byte> json)
    {
        var text = value is not null && value.GetType() == s_text ? value.ToString() : null;
        var source = text is null ? default : places.Find(text);
        if (source.Text is not null)
        {
            // A step moved it as it was.
            _writer.CopyMember(name, json[source.Value..source.End]);
        }
        else
        {
            _writer.WriteMember(name, value, text);
        }
    }
}
