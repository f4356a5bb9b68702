using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Engine;

/// <summary>Reads the names of an object's members by the layout of those before it, and adds to that what is new.</summary>
/// <param name="plan">What becomes of the object.</param>
internal ref struct LayoutReader(UpgradePlan plan)
{
    private JsonLayout _layout = plan.Layout;
    private int _expected;

    /// <summary>The member, where steps may look at it; else null.</summary>
    public StepMember? Wanted { get; private set; }

    /// <summary>Where the member begins.</summary>
    public int Start { get; private set; }

    /// <summary>Advances to the value of the next member.</summary>
    /// <param name="reader">Stands after the last one.</param>
    /// <param name="json">What it reads.</param>
    /// <returns>False at the object's end.</returns>
    public bool Next(ref JsonReader reader, ReadOnlySpan<byte> json)
    {
        var before = reader.Position;
        var place = _expected;
        if (!reader.NextKnown(_layout, ref place, out var name))
        {
            return false;
        }

        if (place >= 0)
        {
            Start = json[before] == ',' ? before + 1 : before;
            Take(place);
        }
        else
        {
            Start = before + json[before..].IndexOf((byte)'"');
            Wanted = plan.Wanted(name, reader);
            Learn(json[before..reader.Position], name);
        }

        return true;
    }

    /// <summary>Takes the next member of an object whose places are known.</summary>
    /// <param name="name">Its name in quotes, without escapes, and the colon.</param>
    public void Take(ReadOnlySpan<byte> name)
    {
        var place = _layout.Find(name, _expected, isFirst: true);
        if (place >= 0)
        {
            Take(place);
        }
        else
        {
            var utf8 = name[1..^2];
            Wanted = plan.Wanted(utf8, default);
            Learn(name, utf8);
        }
    }

    private void Take(int place)
    {
        Wanted = _layout.Wanted(place);
        _expected = place + 1;
    }

    private void Learn(scoped ReadOnlySpan<byte> before, scoped ReadOnlySpan<byte> name)
    {
        var learned = _layout.With(_expected, before, name, Wanted);
        if (!ReferenceEquals(learned, _layout))
        {
            plan.Learn(_layout = learned);
            _expected++;
        }
    }
}
