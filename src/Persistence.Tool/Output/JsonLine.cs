using System.Text;
using Persistence.Serialization;

namespace Persistence.Tool.Output;

/// <summary>Writes one line of JSON, member by member. For one thread.</summary>
internal sealed class JsonLine
{
    private readonly JsonWriter _writer;

    /// <summary>Begins a line.</summary>
    /// <param name="writer">Receives it.</param>
    public JsonLine(JsonWriter writer)
    {
        _writer = writer;
        writer.WriteRaw("{"u8);
    }

    /// <summary>Writes a text; nothing for null.</summary>
    /// <param name="name">The member.</param>
    /// <param name="value">The text.</param>
    public JsonLine Text(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            _writer.WriteString(value);
        }

        return this;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="name">The member.</param>
    /// <param name="value">The number.</param>
    public JsonLine Number(string name, long value)
    {
        Name(name);
        _writer.WriteNumber(value);
        return this;
    }

    /// <summary>Writes a truth value.</summary>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public JsonLine Flag(string name, bool value)
    {
        Name(name);
        _writer.WriteBoolean(value);
        return this;
    }

    /// <summary>Writes JSON as it is.</summary>
    /// <param name="name">The member.</param>
    /// <param name="value">The JSON.</param>
    public JsonLine Raw(string name, ReadOnlySpan<byte> value)
    {
        Name(name);
        _writer.WriteRaw(value);
        return this;
    }

    /// <summary>Writes numbers by name.</summary>
    /// <param name="name">The member.</param>
    /// <param name="values">The numbers.</param>
    public JsonLine Numbers(string name, IEnumerable<(string Name, long Value)> values)
    {
        Name(name);
        _writer.WriteRaw("{"u8);
        var separator = ""u8;
        foreach (var (key, value) in values)
        {
            _writer.WriteRaw(separator);
            _writer.WriteString(key);
            _writer.WriteRaw(":"u8);
            _writer.WriteNumber(value);
            separator = ","u8;
        }

        _writer.WriteRaw("}"u8);
        return this;
    }

    /// <summary>Ends the line.</summary>
    public void End() => _writer.WriteRaw("}\n"u8);

    private void Name(string name)
    {
        _writer.WriteRaw(_writer.Length > 1 ? ",\""u8 : "\""u8);
        _writer.WriteRaw(Encoding.UTF8.GetBytes(name));
        _writer.WriteRaw("\":"u8);
    }
}
