namespace Multichat.Views;

/// <summary>Keeps what others wrote from commanding the terminal: control characters are shown as a mark.</summary>
public static class Printable
{
    /// <summary>A text for one line.</summary>
    public static string Line(string text) => Replace(text, "");

    /// <summary>A text of several lines, tabs allowed.</summary>
    public static string Block(string text) => Replace(text, "\n\t");

    private static string Replace(string text, string allowed) =>
        string.Create(text.Length, (text, allowed), static (target, source) =>
        {
            for (var index = 0; index < target.Length; index++)
            {
                var character = source.text[index];
                target[index] = char.IsControl(character) && !source.allowed.Contains(character) ? '\uFFFD' : character;
            }
        });
}
