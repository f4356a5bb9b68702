using System.Text.Json.Nodes;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>
/// The members of an object that upgrade steps look at, read from its text; the others stay text. An object of all members is several times the work of the class's own reading. For one thread.
/// </summary>
internal sealed class JsonPart
{
    private readonly List<(int Start, int End, int Member)> _places = [];
    private readonly JsonNode?[] _nodes = new JsonNode?[StepMembers.Most];

    // A step keeps nothing of it.
    private readonly JsonObject _stored = [];
    private StepMembers? _members;
    private uint _found;
    private uint _unwritten;

    /// <summary>Whether an object was read so.</summary>
    public bool IsRead => _members is not null;

    /// <summary>The length of its text.</summary>
    public int Length { get; private set; }

    /// <summary>Reads an object.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="members">The members.</param>
    /// <param name="isAlone">Whether nothing follows the object.</param>
    /// <returns>The members that are there.</returns>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    /// <exception cref="ArgumentException">One of them is there twice.</exception>
    public JsonObject Read(ReadOnlySpan<byte> json, StepMembers members, bool isAlone)
    {
        var reader = new JsonReader(json);
        reader.BeginObject();
        for (var before = reader.Position; reader.NextName(out var name); before = reader.Position)
        {
            var value = reader.Position;
            var member = members.Find(name);
            reader.Skip();
            Add(members, (before + json[before..].IndexOf((byte)'"'), reader.Position, member), json[value..reader.Position]);
        }

        if (isAlone)
        {
            reader.End();
        }

        return Finish(members, reader.Position);
    }

    /// <summary>Reads an object of which it is known where its members stand.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="members">The members.</param>
    /// <param name="places">Where they stand.</param>
    /// <returns>The members that are there.</returns>
    /// <exception cref="ArgumentException">One of them is there twice.</exception>
    public JsonObject Read(ReadOnlySpan<byte> json, StepMembers members, ReadOnlySpan<(int Start, int Value, int End)> places)
    {
        foreach (var (start, value, end) in places)
        {
            // Between the quotes.
            Add(members, (start, end, members.Find(json[(start + 1)..(value - 2)])), json[value..end]);
        }

        return Finish(members, json.Length);
    }

    /// <summary>Writes the object: what steps did not look at as it stands, and the others in their places. What is new comes where the first member that is gone was, which is where the class looks for it.</summary>
    /// <param name="json">What was read.</param>
    /// <param name="writer">Receives the members.</param>
    public void Write(ReadOnlySpan<byte> json, JsonObjectWriter writer)
    {
        _unwritten = FindNew();
        var isFirst = true;
        foreach (var (start, end, member) in _places)
        {
            if (member < 0)
            {
                writer.CopyMember(json[start..end]);
            }
            else if (!_stored.TryGetPropertyValue(_members![member], out var now))
            {
                // A discriminator, which stands in front, stays there.
                WriteNew(isFirst ? 0 : _unwritten, writer);
                continue;
            }
            else if (ReferenceEquals(now, _nodes[member]) && now is (null or JsonValue))
            {
                writer.CopyMember(json[start..end]);
            }
            else
            {
                writer.WriteMember(_members[member], now);
            }

            isFirst = false;
        }

        WriteNew(_unwritten, writer);
        WriteOthers(writer);
    }

    /// <summary>Forgets the object.</summary>
    public void Clear()
    {
        _places.Clear();
        _stored.Clear();
        Array.Clear(_nodes);
        _members = null;
        _found = 0;
    }

    private void Add(StepMembers members, (int Start, int End, int Member) place, ReadOnlySpan<byte> value)
    {
        _places.Add(place);
        if (place.Member >= 0)
        {
            _found |= 1U << place.Member;
            _stored.Add(members[place.Member], _nodes[place.Member] = PartNode.Read(value));
        }
    }

    private JsonObject Finish(StepMembers members, int length)
    {
        (_members, Length) = (members, length);
        return _stored;
    }

    // A bit for each member that is there and was not.
    private uint FindNew()
    {
        var all = 0U;
        for (var index = 0; index < _stored.Count; index++)
        {
            all |= _members!.Find(_stored.GetAt(index).Key) is >= 0 and var member ? 1U << member : 0;
        }

        return all & ~_found;
    }

    // What a step made that did not say so.
    private void WriteOthers(JsonObjectWriter writer)
    {
        for (var index = 0; index < _stored.Count; index++)
        {
            if (_stored.GetAt(index) is var (name, value) && _members!.Find(name) < 0)
            {
                writer.WriteMember(name, value);
            }
        }
    }

    private void WriteNew(uint which, JsonObjectWriter writer)
    {
        for (var member = 0; which != 0; member++, which >>= 1)
        {
            if ((which & 1) != 0)
            {
                writer.WriteMember(_members![member], _stored[_members[member]]);
                _unwritten &= ~(1U << member);
            }
        }
    }
}
