using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>
/// The members of an object that upgrade steps look at, read from its text; the others stay text. An object of all members is several times the work of the class's own reading. For one thread.
/// </summary>
internal sealed class JsonPart
{
    private static readonly JsonReaderOptions s_reading = new() { MaxDepth = JsonWriter.MaxDepth };

    private static readonly JsonSerializerOptions s_options = new() { MaxDepth = JsonWriter.MaxDepth };

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
    /// <returns>The members that are there; null where one of them is there twice.</returns>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    public JsonObject? TryRead(ReadOnlySpan<byte> json, StepMembers members, bool isAlone)
    {
        var reader = new JsonReader(json);
        reader.BeginObject();
        for (var before = reader.Position; reader.NextName(out var name); before = reader.Position)
        {
            var value = reader.Position;
            var member = members.Find(name);
            reader.Skip();
            _places.Add((before + json[before..].IndexOf((byte)'"'), reader.Position, member));
            if (member >= 0)
            {
                if ((_found & (1U << member)) != 0)
                {
                    return null;
                }

                _found |= 1U << member;
                _stored.Add(members[member], _nodes[member] = Node(json[value..reader.Position]));
            }
        }

        if (isAlone)
        {
            reader.End();
        }

        Length = reader.Position;
        _members = members;
        return _stored;
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

    // As the members of an object that was read as a whole are: a text, for example, is given as a time too.
    private static JsonNode? Node(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, s_reading);
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : JsonMetadataServices.JsonNodeConverter.Read(ref reader, typeof(JsonNode), s_options);
    }
}
