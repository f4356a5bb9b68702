using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>Where the members of an object stand that steps are given. For one thread.</summary>
internal sealed class StepPlaces
{
    private readonly List<StepPlace> _places = [];

    /// <summary>The pieces of its text, in their order.</summary>
    public ReadOnlySpan<StepPlace> All => CollectionsMarshal.AsSpan(_places);

    /// <summary>Forgets them.</summary>
    public void Clear() => _places.Clear();

    /// <summary>Adds a member that steps look at.</summary>
    /// <param name="place">Where it stands.</param>
    public void Add(StepPlace place) => _places.Add(place);

    /// <summary>Adds a member that they do not look at: one piece with those before it.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    public void AddText(int start, int end)
    {
        if (_places is [.., { Name: null }])
        {
            CollectionsMarshal.AsSpan(_places)[^1].End = end;
        }
        else
        {
            _places.Add(new StepPlace { Start = start, End = end });
        }
    }

    /// <summary>Finds out what steps made of the members.</summary>
    /// <param name="stored">The object after the steps.</param>
    /// <param name="added">Receives the members that were not there.</param>
    public void Find(JsonObject stored, List<(string Name, JsonNode? Value)> added)
    {
        var places = CollectionsMarshal.AsSpan(_places);
        var expected = 0;
        for (var index = 0; index < stored.Count; index++)
        {
            var (name, value) = stored.GetAt(index);
            var place = Find(places, name, expected);
            if (place < 0)
            {
                added.Add((name, value));
                continue;
            }

            (places[place].Now, places[place].IsThere) = (value, true);
            expected = place + 1;
        }
    }

    /// <summary>Finds the member whose value is a text that was read.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its place; one without a text where there is none.</returns>
    public StepPlace Find(string text)
    {
        foreach (ref readonly var place in All)
        {
            if (ReferenceEquals(place.Text, text))
            {
                return place;
            }
        }

        return default;
    }

    // As a rule they come in the order of the text.
    private static int Find(ReadOnlySpan<StepPlace> places, string name, int expected)
    {
        for (var tried = 0; tried < places.Length; tried++)
        {
            var place = expected + tried < places.Length ? expected + tried : expected + tried - places.Length;
            if (places[place].Name == name)
            {
                return place;
            }
        }

        return -1;
    }
}
