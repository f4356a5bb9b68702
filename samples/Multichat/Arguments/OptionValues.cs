using System.Globalization;

namespace Multichat.Arguments;

/// <summary>The options of a command line by name, each given once at most.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Notes an option.</summary>
    public void Set(string name, string value)
    {
        if (value.Length == 0 && name is not ("--list" or "--help" or "--follow"))
        {
            throw MultichatException.Usage($"{name} needs a value.");
        }

        if (!_values.TryAdd(name, value))
        {
            throw MultichatException.Usage(
                name == "TRANSCRIPT" ? $"One transcript at a time: '{_values[name]}' or '{value}'." : $"{name} was given twice.");
        }
    }

    /// <summary>Whether an option was given.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>An option's value; null when it was not given.</summary>
    public string? Value(string name) => _values.GetValueOrDefault(name);

    /// <summary>An option's value as a whole number; null when it was not given.</summary>
    public int? Number(string name, int from, int to)
    {
        var text = Value(name);
        if (text is null)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw MultichatException.Usage(string.Create(CultureInfo.InvariantCulture, $"{name} is a whole number from {from} to {to}, not '{text}'."));
    }

    /// <summary>Throws for two options that contradict each other.</summary>
    public void ThrowIfTogether(string one, string other)
    {
        if (Has(one) && Has(other))
        {
            throw MultichatException.Usage(
                other == "TRANSCRIPT" ? $"{one} does not go with a transcript." : $"{one} does not go with {other}.");
        }
    }
}
