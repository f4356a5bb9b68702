namespace Swarm.Views;

/// <summary>Keeps what others wrote from commanding the terminal: control characters are shown as a mark.</summary>
public static class Printable
{
    private const int Width = 150;

    /// <summary>A text for one line.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = string.Concat(text.Select(static character => char.IsControl(character) ? '\uFFFD' : character));
        return line.Length <= Width ? line : line[..(Width - 1)].TrimEnd('\uD800', '\uDBFF') + "…";
    }
}
